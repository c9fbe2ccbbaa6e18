import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { IsolatedNetwork } from '../constructs/network/isolated-network';
import { publishLink } from '../constructs/network/link-parameters';
import { PeeringAccepter } from '../constructs/network/peering-accepter';
import { twoZones } from '../constructs/network/two-zones';
import { type KeysAndLogsStack } from './keys-and-logs-stack';

export interface NetworkStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
}

/** Groups of subnets. The reference database has its own, because only those are routed to the replication. */
export const subnets = { functions: 'Functions', organisation: 'Organisation', reference: 'Reference' } as const;

/** The network of a jurisdiction's databases. */
export class NetworkStack extends Stack {
  readonly network: IsolatedNetwork;

  constructor(scope: Construct, id: string, { plan, keysAndLogs, ...props }: NetworkStackProps) {
    super(scope, id, props);
    this.network = new IsolatedNetwork(this, 'Network', {
      range: plan.networkRange,
      subnets: [subnets.functions, subnets.organisation, subnets.reference],
      availabilityZones: twoZones(),
      account: plan.account,
      // The function that erases rows of users reads its request there, and identifiers are there and not in the database.
      reachesDynamoDb: true,
      hashingKey: keysAndLogs.requireSubjectKey(),
      logKey: keysAndLogs.logKey,
      logRetentionDays: plan.retention['access-log'].days,
    });
    const { vpcId } = this.network;
    publishLink(this, { stage: plan.id, fact: 'vpc-id', value: vpcId });
    for (const [index, { routeTable }] of this.network
      .selectSubnets({ subnetGroupName: subnets.reference })
      .subnets.entries()) {
      publishLink(this, {
        stage: plan.id,
        fact: `reference-route-table-${index + 1}`,
        value: routeTable.routeTableId,
      });
    }
    if (plan.account !== plan.referenceData.replicationAccount) {
      new PeeringAccepter(this, 'PeeringAccepter', {
        stage: plan.id,
        vpcId,
        account: plan.referenceData.replicationAccount,
      });
    }
  }
}
