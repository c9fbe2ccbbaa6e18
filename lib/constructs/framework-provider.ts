import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct, type IConstruct } from 'constructs';
import { acknowledge, rulesInPacks } from './acknowledge';
import { EncryptedLogGroup } from './logs/encrypted-log-group';
import { type FunctionSurroundings, type NodeFunction } from './node-function';

export interface FrameworkProviderProps extends FunctionSurroundings {
  readonly onEvent: NodeFunction;
}

/**
 * What stands between CloudFormation and a function: the CDK's provider framework, with roles of the project's own in
 * place of those with AWS managed policies, and an encrypted log group.
 */
export class FrameworkProvider extends Construct {
  readonly serviceToken: string;

  constructor(scope: Construct, id: string, props: FrameworkProviderProps) {
    super(scope, id);
    const logGroup = new EncryptedLogGroup(this, 'Log', {
      key: props.logKey,
      retentionDays: props.logRetentionDays,
      dataClass: 'operational-log',
    });
    const role = new Role(this, 'Role', {
      description: 'Runs the framework of a custom resource',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    new ManagedPolicy(this, 'Runtime', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        new PolicyStatement({
          // GetFunction: the framework waits until a function that was idle is ready.
          actions: ['lambda:InvokeFunction', 'lambda:GetFunction'],
          resources: [props.onEvent.functionArn],
        }),
      ],
    });
    const provider = new Provider(this, 'Framework', {
      onEventHandler: props.onEvent,
      logGroup,
      // The CDK would write the rights of the role inline.
      frameworkOnEventRole: role.withoutPolicyUpdates(),
    });
    this.serviceToken = provider.serviceToken;
    for (const child of this.node.findAll().filter((construct) => construct instanceof CfnFunction)) {
      const framework = child.node.scope ?? child;
      acknowledgeFramework(framework);
    }
  }
}

function acknowledgeFramework(framework: IConstruct): void {
  acknowledge(framework, {
    rule: [
      ...rulesInPacks('LambdaDLQ', ['HIPAA.Security', 'NIST.800.53.R5']),
      ...rulesInPacks('LambdaConcurrency', ['HIPAA.Security', 'NIST.800.53.R5']),
    ],
    reason: 'CloudFormation waits for its answer and sees the error; it runs at deployments only.',
  });
  acknowledge(framework, {
    rule: rulesInPacks('LambdaInsideVPC'),
    reason: 'It passes events on and answers CloudFormation; it reaches no data.',
  });
}
