import { type CfnTag, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, MultiRegionConsistency, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { DATA_CLASS_TAG, type DataClass } from '../../domain/data-class';
import { keyAliasArn } from '../keys/key-alias';
import { REGISTRY_PARTITION_KEY } from '../../domain/organisations/registry-attributes';
import { masterPolicy, type RegistryReader, replicaPolicy } from './registry-policy';

export interface OrganisationRegistryProps {
  /** The same in every Region. */
  readonly tableName: string;
  /** Key of the master Region, which is the Region of the stack. */
  readonly key: IKey;
  /** Regions that read the registry, without the master Region. */
  readonly replicaRegions: readonly string[];
  /** Other accounts that read it, each in its Region. @default - none */
  readonly readers?: readonly RegistryReader[];
  /** Alias of the key in every replica Region, without `alias/`. The keys must exist before the table. */
  readonly replicaKeyAlias: string;
  /**
   * Replica Regions that this deployment creates. CloudFormation cannot create a replica of another Region together
   * with its policy, so that these get theirs with the next deployment, which must follow at once.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html
   * @default - none: every replica is there
   */
  readonly newReplicaRegions?: readonly string[];
}

/**
 * Which jurisdiction serves an organisation: one global table, written in the master Region and read in all.
 *
 * It is the one store that crosses jurisdictions, and so holds no personal data: its data class is `routing` and its
 * attributes are an allow-list. Replication is asynchronous (MREC), because no set of Regions for strong consistency
 * contains Canada. After the first deployment, CloudFormation adds or removes one replica at a time.
 */
export class OrganisationRegistry extends TableV2 {
  /** @throws Error when a new replica's Region is no replica Region. */
  constructor(scope: Construct, id: string, props: OrganisationRegistryProps) {
    const { partition, account, region: masterRegion } = Stack.of(scope);
    const readersIn = (region: string) =>
      (props.readers ?? []).filter((reader) => reader.region === region).map((reader) => reader.account);
    const newRegions = props.newReplicaRegions ?? [];
    const unknown = newRegions.find((region) => !props.replicaRegions.includes(region));
    if (unknown !== undefined) {
      throw new Error(
        `'${unknown}' is no replica Region of the registry; new replicas can be in ${props.replicaRegions.join(', ')}`,
      );
    }
    const replicaKeys = props.replicaRegions.map(
      (region) => [region, keyAliasArn({ partition, region, account, alias: props.replicaKeyAlias })] as const,
    );
    // Every replica states them itself: what is set on the table reaches the master's replica only.
    const protection = {
      deletionProtection: true,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      tags: [routingTag],
    };
    super(scope, id, {
      tableName: props.tableName,
      partitionKey: { name: REGISTRY_PARTITION_KEY, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      multiRegionConsistency: MultiRegionConsistency.EVENTUAL,
      encryption: TableEncryptionV2.customerManagedKey(props.key, Object.fromEntries(replicaKeys)),
      removalPolicy: RemovalPolicy.RETAIN,
      resourcePolicy: masterPolicy({ partition, account }, readersIn(masterRegion)),
      ...protection,
      replicas: props.replicaRegions.map((region) => ({
        region,
        resourcePolicy: newRegions.includes(region)
          ? undefined
          : replicaPolicy({ partition, account }, readersIn(region)),
        ...protection,
      })),
    });
  }
}

const routingTag: CfnTag = { key: DATA_CLASS_TAG, value: 'routing' satisfies DataClass };
