import { Stack } from 'aws-cdk-lib';
import {
  CfnEIP,
  CfnInternetGateway,
  CfnNatGateway,
  CfnRoute,
  CfnVPCGatewayAttachment,
  GatewayVpcEndpointAwsService,
  type ISubnet,
  Peer,
  Port,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { type FunctionSurroundings } from '../node-function';
import { IsolatedNetwork } from '../network/isolated-network';
import { twoZones } from '../network/two-zones';
import { HostFirewall } from './host-firewall';

export interface PaymentNetworkProps extends FunctionSurroundings {
  /** Id of the Stage, which begins the names of firewalls. */
  readonly stage: string;
  /** The only host outside AWS that can be reached. */
  readonly host: string;
  readonly tokens: ITable;
  readonly account: string;
  readonly topic: AlarmTopic;
}

/** Nothing is peered with it, so that any private range does. */
const RANGE = '10.255.0.0/24';
const ANYWHERE = '0.0.0.0/0';
const HTTPS = Port.tcp(443);

const subnets = { functions: 'Functions', firewall: 'Firewall', egress: 'Egress' } as const;

/**
 * The network of the payment function, apart from every other: AWS by endpoints, and one host of the internet by TLS.
 * In each zone, what leaves passes a firewall that reads which host a connection asks for, then a NAT gateway; what comes
 * back passes the same firewall.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-igw-ngw.html
 */
export class PaymentNetwork extends Construct {
  readonly vpc: IsolatedNetwork;
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, props: PaymentNetworkProps) {
    super(scope, id);
    const { account, logKey, logRetentionDays } = props;
    const availabilityZones = twoZones();
    this.vpc = new IsolatedNetwork(this, 'Vpc', {
      range: RANGE,
      subnets: [subnets.functions, subnets.firewall, subnets.egress],
      availabilityZones,
      account,
      logKey,
      logRetentionDays,
    });
    this.reachTokens(props);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: this.vpc,
      description: 'Function that takes payments',
      allowAllOutbound: false,
    });
    this.securityGroup.addEgressRule(
      Peer.anyIpv4(),
      HTTPS,
      'The processor and endpoints of AWS; the firewall tells which',
    );
    this.egress(props, availabilityZones);
  }

  /** Writes one-time tokens, and nothing else of DynamoDB. */
  private reachTokens({ tokens, account }: PaymentNetworkProps): void {
    this.vpc
      .addGatewayEndpoint('DynamoDb', {
        service: GatewayVpcEndpointAwsService.DYNAMODB,
        subnets: [{ subnetGroupName: subnets.functions }],
      })
      .addToPolicy(
        new PolicyStatement({
          principals: [new AnyPrincipal()],
          actions: ['dynamodb:PutItem'],
          resources: [tokens.tableArn],
          conditions: { StringEquals: { 'aws:PrincipalAccount': account } },
        }),
      );
  }

  private egress(props: PaymentNetworkProps, availabilityZones: readonly string[]): void {
    const { vpcId } = this.vpc;
    const gateway = new CfnInternetGateway(this, 'InternetGateway');
    const attachment = new CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', {
      vpcId,
      internetGatewayId: gateway.ref,
    });
    const zones = availabilityZones.map((availabilityZone, index) => ({
      availabilityZone,
      functions: this.subnet(subnets.functions, index),
      firewall: this.subnet(subnets.firewall, index),
      egress: this.subnet(subnets.egress, index),
    }));
    const firewall = new HostFirewall(this, 'HostFirewall', {
      ...props,
      vpcId,
      zones: zones.map(({ availabilityZone, firewall: { subnetId } }) => ({ availabilityZone, subnetId })),
    });
    for (const [index, zone] of zones.entries()) {
      const number = index + 1;
      const address = new CfnEIP(this, `Address${number}`, { domain: 'vpc' });
      address.addResourceDependency(attachment);
      const nat = new CfnNatGateway(this, `NatGateway${number}`, {
        subnetId: zone.egress.subnetId,
        allocationId: address.attrAllocationId,
      });
      nat.addResourceDependency(attachment);
      const vpcEndpointId = firewall.endpointIds[index];
      const route = (name: string, { routeTable }: ISubnet, to: Partial<CfnRoute>, destinationCidrBlock = ANYWHERE) =>
        new CfnRoute(this, `${name}${number}`, { routeTableId: routeTable.routeTableId, destinationCidrBlock, ...to });
      route('ToFirewall', zone.functions, { vpcEndpointId });
      route('ToNat', zone.firewall, { natGatewayId: nat.ref });
      const out = route('ToInternet', zone.egress, { gatewayId: gateway.ref });
      out.addResourceDependency(attachment);
      acknowledge(out, {
        rule: rulesInPacks('VPCNoUnrestrictedRouteToIGW'),
        reason:
          'Only the NAT gateway is in these subnets; what comes to it has passed a firewall that lets one host through.',
      });
      route('Back', zone.egress, { vpcEndpointId }, zone.functions.ipv4CidrBlock);
    }
  }

  private subnet(subnetGroupName: string, index: number): ISubnet {
    const found = this.vpc.selectSubnets({ subnetGroupName }).subnets[index];
    if (!found)
      throw new Error(`${Stack.of(this).stackName}: the network has no subnet ${subnetGroupName} ${index + 1}`);
    return found;
  }
}
