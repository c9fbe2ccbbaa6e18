import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { RegionalKey } from '../constructs/keys/regional-key';
import { OrganisationRegistry } from '../constructs/registry/organisation-registry';

export interface RegistryStackProps extends StackProps {
  /** Name of the key without `alias/`, the same in every Region. */
  readonly keyAlias: string;
  readonly replicaRegions: readonly string[];
  /** Replica Regions that this deployment creates. @default - none */
  readonly newReplicaRegions?: readonly string[];
}

/** The organisation registry, in its master Region. */
export class RegistryStack extends Stack {
  readonly registry: OrganisationRegistry;

  constructor(
    scope: Construct,
    id: string,
    { keyAlias, replicaRegions, newReplicaRegions, ...props }: RegistryStackProps,
  ) {
    super(scope, id, props);
    const key = new RegionalKey(this, 'Key', {
      description: 'Organisation registry, master Region',
      alias: keyAlias,
      services: ['dynamodb'],
    });
    this.registry = new OrganisationRegistry(this, 'Registry', {
      key,
      replicaRegions,
      newReplicaRegions,
      replicaKeyAlias: keyAlias,
    });
  }
}
