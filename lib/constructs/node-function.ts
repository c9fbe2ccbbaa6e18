import { type Duration } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { type Construct } from 'constructs';
import path from 'path';
import { acknowledge, rulesInPacks } from './acknowledge';
import { EncryptedLogGroup } from './logs/encrypted-log-group';

/** What every function of the project is given. */
export interface FunctionSurroundings {
  /** Key of the Region for the log. Its policy must let CloudWatch Logs use it. */
  readonly logKey: IKey;
  readonly logRetentionDays: number;
}

/** `requests`: whoever waits for an answer. `workflow`: a state machine, which tries again. */
export type FunctionCaller = 'deployments' | 'requests' | 'workflow' | 'queue' | 'schedule';

/** Why no concurrency is reserved. */
const withoutReservation: Readonly<Record<FunctionCaller, string>> = {
  deployments: 'It runs at deployments only; reserving concurrency would take it from functions that serve customers.',
  requests: 'A reservation would be its limit too: it would turn callers away while the Region has room for them.',
  workflow: 'The state machine limits how many run at once, and tries again when Lambda has no room.',
  queue: 'The mapping of the queue limits how many run at once, and messages wait in the queue.',
  schedule: 'It runs once a day, at a time that nobody else chooses.',
};

const answered =
  'The function is called synchronously and its caller sees the error; a dead-letter queue would stay empty.';

/** Why it has no dead-letter queue. */
const withoutDeadLetters: Readonly<Record<FunctionCaller, string>> = {
  deployments: answered,
  requests: answered,
  workflow: answered,
  queue: 'The queue that calls it has a dead-letter queue, to which its messages go.',
  schedule: 'The next day does what this day has not; an alarm tells when its metrics are missing.',
};

export interface NodeFunctionProps extends FunctionSurroundings {
  /** Name of the folder in `lambda/`, such as `migrate-database`. */
  readonly name: string;
  readonly description: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /** Who calls it. @default - CloudFormation, at deployments */
  readonly calledBy?: FunctionCaller;
  /** @default 256 */
  readonly memoryMebibytes?: number;
  /** Whether the bundle holds the AWS SDK, for calls that are newer than the runtime's. @default false */
  readonly bundlesSdk?: boolean;
  /**
   * What the function may do in other Regions. It stands in the role itself, because a managed policy has no tag to say
   * what class of data it is about. @default - nothing
   */
  readonly crossRegion?: { readonly statements: readonly PolicyStatement[]; readonly reason: string };
  /** The network to run in. @default - none: the function reaches AWS APIs only as its role allows */
  readonly network?: { readonly vpc: IVpc; readonly securityGroup: ISecurityGroup };
  /** Files and folders that the bundle needs: from the root of the repository, to the root of the bundle. */
  readonly files?: readonly { readonly from: string; readonly to: string }[];
}

const root = path.join(__dirname, '..', '..');

/** What Lambda needs to place a function into a network; EC2 knows no narrower resource for these actions. */
const NETWORK_INTERFACE_ACTIONS = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

/**
 * A function of `lambda/`, bundled by esbuild: a role of its own without AWS managed policies, and an encrypted log group
 * that ends.
 */
export class NodeFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const { name, network } = props;
    const caller = props.calledBy ?? 'deployments';
    const logGroup = new EncryptedLogGroup(scope, `${id}Log`, {
      key: props.logKey,
      retentionDays: props.logRetentionDays,
      dataClass: 'operational-log',
    });
    const role = new Role(scope, `${id}Role`, {
      description: `Runs function ${name}`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      ...(props.crossRegion && {
        inlinePolicies: { CrossRegion: new PolicyDocument({ statements: [...props.crossRegion.statements] }) },
      }),
    });
    if (props.crossRegion) {
      acknowledge(role, { rule: rulesInPacks('IAMNoInlinePolicy'), reason: props.crossRegion.reason });
    }
    const policy = new ManagedPolicy(scope, `${id}Runtime`, {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
        ...(network ? [new PolicyStatement({ actions: NETWORK_INTERFACE_ACTIONS, resources: ['*'] })] : []),
      ],
    });
    if (network) {
      acknowledge(policy, {
        rule: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'Lambda makes network interfaces before they have a name; EC2 offers no resource to narrow these to.',
      });
    }
    super(scope, id, {
      description: props.description,
      entry: path.join(root, 'lambda', name, 'handler.ts'),
      projectRoot: root,
      depsLockFilePath: path.join(root, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      bundling: {
        format: OutputFormat.CJS,
        target: 'node24',
        minify: false,
        sourceMap: true,
        ...(props.bundlesSdk && { externalModules: [] }),
        ...(props.files && {
          commandHooks: {
            beforeBundling: () => [],
            beforeInstall: () => [],
            afterBundling: (input: string, output: string) =>
              (props.files ?? []).map(({ from, to }) => `cp -R "${input}/${from}" "${output}/${to}"`),
          },
        }),
      },
      timeout: props.timeout,
      memorySize: props.memoryMebibytes ?? 256,
      environment: { ...props.environment },
      role,
      logGroup,
      ...(network && {
        vpc: network.vpc,
        vpcSubnets: { subnetGroupName: 'Functions' },
        securityGroups: [network.securityGroup],
      }),
    });
    acknowledge(this, {
      rule: rulesInPacks('LambdaDLQ', ['HIPAA.Security', 'NIST.800.53.R5']),
      reason: withoutDeadLetters[caller],
    });
    acknowledge(this, {
      rule: rulesInPacks('LambdaConcurrency', ['HIPAA.Security', 'NIST.800.53.R5']),
      reason: withoutReservation[caller],
    });
    if (!network) {
      acknowledge(this, {
        rule: rulesInPacks('LambdaInsideVPC'),
        reason: 'It calls AWS APIs as its role allows and no database; in a VPC it would need an endpoint for each.',
      });
    }
  }
}
