import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type ReferencePlan, type StagePlan } from '../config';
import { lookUpLink } from '../constructs/network/link-parameters';
import { RouteBack } from '../constructs/network/route-back';

export interface ReferenceRouteStackProps extends StackProps {
  readonly plan: ReferencePlan;
  /** The Stage whose reference database answers the replication. */
  readonly peer: StagePlan;
}

/** The way back from one reference database to the replication, and from nothing else of its network. */
export class ReferenceRouteStack extends Stack {
  constructor(scope: Construct, id: string, { plan, peer, ...props }: ReferenceRouteStackProps) {
    super(scope, id, props);
    const own = { stage: peer.id, account: peer.account, region: peer.instanceRegion };
    new RouteBack(this, 'RouteBack', {
      range: plan.networkRange,
      routeTableIds: ([1, 2] as const).map((number) =>
        lookUpLink(this, {
          ...own,
          fact: `reference-route-table-${number}`,
          placeholder: `rtb-0000000000000000${number}`,
        }),
      ),
      peeringConnectionId: lookUpLink(this, {
        stage: plan.id,
        account: plan.account,
        region: plan.masterRegion,
        about: peer.id,
        fact: 'peering-connection-id',
        placeholder: 'pcx-00000000000000000',
      }),
    });
  }
}
