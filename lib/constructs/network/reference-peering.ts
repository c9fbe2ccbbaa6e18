import { Stack } from 'aws-cdk-lib';
import { CfnRoute, CfnVPCPeeringConnection, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { publishLink } from './link-parameters';
import { peeringAccepterName } from './peering-accepter';

/** The network of a jurisdiction's databases. */
export interface PeerNetwork {
  /** Id of its Stage. */
  readonly stage: string;
  readonly region: string;
  readonly account: string;
  readonly vpcId: string;
  readonly range: string;
}

export interface ReferencePeeringProps {
  /** Id of the Stage of the replication. */
  readonly stage: string;
  readonly vpc: IVpc;
  /** Name of the subnets that are routed to the peer. */
  readonly subnets: string;
  readonly peer: PeerNetwork;
}

/**
 * Connects the network of the replication with that of one jurisdiction's databases. Peering is not transitive, so that
 * networks of two jurisdictions never reach each other. The route back is the peer's own, from its reference database only.
 *
 * CloudFormation accepts the peering itself in its own account, also across Regions; in another, by a role there.
 */
export class ReferencePeering extends Construct {
  constructor(scope: Construct, id: string, { stage, vpc, subnets, peer }: ReferencePeeringProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const connection = new CfnVPCPeeringConnection(this, 'Connection', {
      vpcId: vpc.vpcId,
      peerVpcId: peer.vpcId,
      ...(peer.region !== region && { peerRegion: peer.region }),
      ...(peer.account !== account && {
        peerOwnerId: peer.account,
        peerRoleArn: `arn:${partition}:iam::${peer.account}:role/${peeringAccepterName(peer.stage)}`,
      }),
      tags: [{ key: 'Name', value: `${stage} to ${peer.stage}` }],
    });
    for (const [index, { routeTable }] of vpc.selectSubnets({ subnetGroupName: subnets }).subnets.entries()) {
      new CfnRoute(this, `Route${index + 1}`, {
        routeTableId: routeTable.routeTableId,
        destinationCidrBlock: peer.range,
        vpcPeeringConnectionId: connection.attrId,
      });
    }
    publishLink(this, { stage, about: peer.stage, fact: 'peering-connection-id', value: connection.attrId });
  }
}
