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

export interface NodeFunctionProps extends FunctionSurroundings {
  /** Name of the folder in `lambda/`, such as `migrate-database`. */
  readonly name: string;
  readonly description: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /**
   * What the function may do in other Regions. It stands in the role itself, because a managed policy has no tag to say
   * what class of data it is about. @default - nothing
   */
  readonly crossRegion?: { readonly statements: readonly PolicyStatement[]; readonly reason: string };
  /** The network to run in. @default - none: the function reaches AWS APIs only as its role allows */
  readonly network?: { readonly vpc: IVpc; readonly securityGroup: ISecurityGroup };
  /** @default 256 */
  readonly memoryMiB?: number;
  /** Why nothing is kept of an event whose handling failed. @default - the function is called synchronously */
  readonly withoutDeadLetterQueue?: string;
  /** Why no concurrency is reserved. @default - it runs at deployments only */
  readonly withoutReservedConcurrency?: string;
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
        // Some packages have a `main` that asks for its files in a way that no bundler can follow.
        mainFields: ['module', 'main'],
        minify: true,
        keepNames: true,
        sourceMap: true,
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
      memorySize: props.memoryMiB ?? 256,
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
      reason:
        props.withoutDeadLetterQueue ??
        'The function is called synchronously and its caller sees the error; a dead-letter queue would stay empty.',
    });
    acknowledge(this, {
      rule: rulesInPacks('LambdaConcurrency', ['HIPAA.Security', 'NIST.800.53.R5']),
      reason:
        props.withoutReservedConcurrency ??
        'It runs at deployments only; reserving concurrency would take it from functions that serve customers.',
    });
    if (!network) {
      acknowledge(this, {
        rule: rulesInPacks('LambdaInsideVPC'),
        reason: 'It calls AWS APIs as its role allows and no database; in a VPC it would need an endpoint for each.',
      });
    }
  }
}
