import { Stage, type StackProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type RegistryPlan } from '../config';
import { declareDataClass } from '../constructs/data-class';
import { keyAlias } from '../constructs/keys/key-alias';
import { DATA_CLASS_TAG, type DataClass } from '../domain/data-class';
import { RegistryKeyStack } from './registry-key-stack';
import { registryReaders, RegistryStack } from './registry-stack';

const dataClass = 'routing' satisfies DataClass;

/**
 * The organisation registry of one environment. It has a Stage of its own because it serves all jurisdictions: the one
 * place from which data crosses between them, and it holds none about people.
 */
export class RegistryStage extends Stage {
  /** @param newReplicaRegions replica Regions that this deployment creates */
  constructor(scope: Construct, plan: RegistryPlan, newReplicaRegions: readonly string[] = []) {
    const { id: stage, account, masterRegion, replicaRegions } = plan;
    super(scope, stage, { env: { account, region: masterRegion } });
    const tags = { organisation: plan.organisation.id, environment: plan.environment };
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
    declareDataClass(this, dataClass);
    const stackIn = (region: string, description: string): StackProps => ({
      env: { account, region },
      description: `${stage}: ${description}`,
      terminationProtection: true,
      tags: { ...tags, [DATA_CLASS_TAG]: dataClass },
    });
    const alias = keyAlias(stage, 'registry');
    const registry = new RegistryStack(this, `${masterRegion}-registry`, {
      ...stackIn(masterRegion, 'organisation registry'),
      plan,
      newReplicaRegions,
    });
    for (const region of replicaRegions) {
      registry.addStackDependency(
        new RegistryKeyStack(this, `${region}-registry-key`, {
          ...stackIn(region, 'key of the registry replica'),
          keyAlias: alias,
          masterRegion,
          readerAccounts: registryReaders(plan, region),
        }),
      );
    }
  }
}
