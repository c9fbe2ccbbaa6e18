import { Stage, type StackProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type ReferencePlan } from '../config';
import { declareDataClass } from '../constructs/data-class';
import { DATA_CLASS_TAG, type DataClass } from '../domain/data-class';
import { ReferenceNetworkStack } from './reference-network-stack';
import { ReferenceReplicationStack } from './reference-replication-stack';
import { ReferenceRouteStack } from './reference-route-stack';

const dataClass = 'reference' satisfies DataClass;

/**
 * The replication of reference data in one environment, from the master Region to every jurisdiction. It has a Stage of
 * its own because it reaches all of them, and holds data of class `reference` only.
 */
export class ReferenceStage extends Stage {
  constructor(scope: Construct, plan: ReferencePlan) {
    const { id: stage, account, masterRegion } = plan;
    super(scope, stage, { env: { account, region: masterRegion } });
    const tags = { organisation: plan.organisation.id, environment: plan.environment };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
    declareDataClass(this, dataClass);
    const stackIn = (place: { account: string; region: string }, description: string): StackProps => ({
      env: place,
      description: `${stage}: ${description}`,
      terminationProtection: true,
      tags: { ...tags, [DATA_CLASS_TAG]: dataClass },
    });
    const master = { account, region: masterRegion };
    const network = new ReferenceNetworkStack(this, `${masterRegion}-network`, {
      ...stackIn(master, 'network of the replication and its peerings'),
      plan,
    });
    const replication = new ReferenceReplicationStack(this, `${masterRegion}-replication`, {
      ...stackIn(master, 'replication of reference data'),
      plan,
      network,
    });
    for (const peer of [plan.source, ...plan.targets]) {
      const route = new ReferenceRouteStack(this, `${peer.instanceRegion}-route-from-${peer.jurisdiction}`, {
        ...stackIn({ account: peer.account, region: peer.instanceRegion }, `route from ${peer.id} to the replication`),
        plan,
        peer,
      });
      route.addStackDependency(network);
      replication.addStackDependency(route);
    }
  }
}
