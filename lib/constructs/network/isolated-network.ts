import { Tags } from 'aws-cdk-lib';
import {
  CfnFlowLog,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  type SubnetConfiguration,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';

export interface IsolatedNetworkProps {
  /** IPv4 range, such as `10.41.0.0/20`. */
  readonly range: string;
  /** Names of the groups of subnets, each with one in every availability zone. */
  readonly subnets: readonly [string, ...string[]];
  /** Two, by number: an account has its own names for them. */
  readonly availabilityZones: readonly string[];
  readonly logKey: IKey;
  readonly logRetentionDays: number;
  /** Account whose principals may use the endpoints. */
  readonly account: string;
  /** Whether functions in it work with tables. @default false */
  readonly reachesDynamoDb?: boolean;
  /** Key of AWS KMS that functions in it make keyed hashes with. @default - none */
  readonly hashingKey?: IKey;
}

const HTTPS = Port.tcp(443);

/**
 * A network without a way to the internet: isolated subnets, endpoints for Secrets Manager, DynamoDB and AWS KMS that serve
 * the own account only, and flow logs to an encrypted log group.
 */
export class IsolatedNetwork extends Vpc {
  constructor(scope: Construct, id: string, props: IsolatedNetworkProps) {
    super(scope, id, {
      ipAddresses: IpAddresses.cidr(props.range),
      availabilityZones: [...props.availabilityZones],
      natGateways: 0,
      createInternetGateway: false,
      // The CDK would close the group by a function of its own with an AWS managed policy.
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: props.subnets.map((name): SubnetConfiguration => ({
        name,
        subnetType: SubnetType.PRIVATE_ISOLATED,
      })),
    });
    acknowledge(this, {
      rule: rulesInPacks('VPCDefaultSecurityGroupClosed'),
      reason: 'Nothing is put into the default security group, which lets in nobody but its own members.',
    });
    const group = new SecurityGroup(this, 'EndpointGroup', {
      vpc: this,
      description: 'Endpoints of AWS services',
      allowAllOutbound: false,
    });
    group.addIngressRule(Peer.ipv4(props.range), HTTPS, 'HTTPS from this network');
    const endpoint = this.addInterfaceEndpoint('SecretsManager', {
      service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
      securityGroups: [group],
      open: false,
      subnets: { subnetGroupName: props.subnets[0] },
    });
    // Credentials of a stranger's account do not work here, so that no secret can be written to another account.
    endpoint.addToPolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:PrincipalAccount': props.account, 'aws:ResourceAccount': props.account } },
      }),
    );
    if (props.reachesDynamoDb) this.reachDynamoDb(props);
    if (props.hashingKey) this.reachKey(props.hashingKey, group, props);
    const logs = new EncryptedLogGroup(this, 'FlowLogs', {
      key: props.logKey,
      retentionDays: props.logRetentionDays,
      dataClass: 'operational-log',
      // Addresses, ports and times: nothing personal that can be told apart from them, and times look like numbers.
      masked: false,
    });
    const role = new Role(this, 'FlowLogRole', {
      description: 'Writes flow logs of the network',
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': props.account } },
      }),
    });
    const policy = new ManagedPolicy(this, 'FlowLogPolicy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          resources: [logs.logGroupArn],
        }),
      ],
    });
    // The CDK's own construct would write the rights of the role inline.
    new CfnFlowLog(this, 'FlowLog', {
      resourceId: this.vpcId,
      resourceType: 'VPC',
      trafficType: FlowLogTrafficType.ALL,
      logDestinationType: 'cloud-watch-logs',
      logGroupName: logs.logGroupName,
      deliverLogsPermissionArn: role.roleArn,
    }).node.addDependency(policy);
    Tags.of(this).add('Name', id);
  }

  private reachDynamoDb({ subnets, account }: IsolatedNetworkProps): void {
    const endpoint = this.addGatewayEndpoint('DynamoDb', {
      service: GatewayVpcEndpointAwsService.DYNAMODB,
      subnets: [{ subnetGroupName: subnets[0] }],
    });
    endpoint.addToPolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'].map((action) => `dynamodb:${action}`),
        resources: ['*'],
        conditions: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
      }),
    );
  }

  /** Keyed hashes with one key. Nothing is encrypted or decrypted through this endpoint. */
  private reachKey(key: IKey, group: SecurityGroup, { subnets, account }: IsolatedNetworkProps): void {
    const endpoint = this.addInterfaceEndpoint('Kms', {
      service: InterfaceVpcEndpointAwsService.KMS,
      securityGroups: [group],
      open: false,
      subnets: { subnetGroupName: subnets[0] },
    });
    endpoint.addToPolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['kms:GenerateMac'],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } },
      }),
    );
  }
}
