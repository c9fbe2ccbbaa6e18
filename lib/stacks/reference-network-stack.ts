import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type ReferencePlan } from '../config';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByAlarms, useByCloudWatchLogs } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { IsolatedNetwork } from '../constructs/network/isolated-network';
import { lookUpLink } from '../constructs/network/link-parameters';
import { ReferencePeering } from '../constructs/network/reference-peering';
import { twoZones } from '../constructs/network/two-zones';

export interface ReferenceNetworkStackProps extends StackProps {
  readonly plan: ReferencePlan;
}

/** Subnets of the replication instance, the only ones that are routed to other networks. */
export const REPLICATION_SUBNETS = 'Replication';

/** The network of the replication in the master Region, its key, and its peering with the network of each jurisdiction. */
export class ReferenceNetworkStack extends Stack {
  readonly key: RegionalKey;
  readonly network: IsolatedNetwork;
  /** Days to keep logs of functions, tasks and flows. */
  readonly logRetentionDays: number;

  constructor(scope: Construct, id: string, { plan, ...props }: ReferenceNetworkStackProps) {
    super(scope, id, props);
    const { retention } = plan.source;
    this.logRetentionDays = retention['access-log'].days;
    this.key = new RegionalKey(this, 'Key', {
      description: 'Replication of reference data',
      alias: keyAlias(plan.id, 'replication'),
      services: ['dms', 'secretsmanager', 'sns', 'logs'],
      statements: [useByCloudWatchLogs(this), useByAlarms(this)],
    });
    this.network = new IsolatedNetwork(this, 'Network', {
      range: plan.networkRange,
      subnets: [REPLICATION_SUBNETS],
      availabilityZones: twoZones(),
      account: plan.account,
      logKey: this.key,
      logRetentionDays: this.logRetentionDays,
    });
    for (const peer of [plan.source, ...plan.targets]) {
      const { id: stage, instanceRegion: region, account, networkRange: range } = peer;
      const place = { stage, region, account };
      const vpcId = lookUpLink(this, { ...place, fact: 'vpc-id', placeholder: 'vpc-00000000000000000' });
      new ReferencePeering(this, `To-${peer.jurisdiction}`, {
        stage: plan.id,
        vpc: this.network,
        subnets: REPLICATION_SUBNETS,
        peer: { ...place, vpcId, range },
      });
    }
  }
}
