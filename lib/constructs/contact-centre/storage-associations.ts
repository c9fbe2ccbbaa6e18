import { type CfnInstance, CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type Sequence } from './sequence';
import { type Storage, storageTarget } from './storage';
import { type StorageType, storageTypes } from '../../domain/storage-type';

/** Key of the instance's template metadata under which every store that is off has its reason. */
export const STORAGE_OFF_METADATA = 'residency:storage-off';

export interface StorageAssociationsProps {
  readonly instance: CfnInstance;
  /** Every type is stated: what is not pinned to a place of this Region is off for a reason. */
  readonly storage: Readonly<Record<StorageType, Storage>>;
  readonly sequence: Sequence;
}

/**
 * Pins every type of data that the instance stores to a place of its own Region.
 *
 * CloudFormation's schema knows all of {@link storageTypes}, though the text of its documentation names six.
 */
export class StorageAssociations extends Construct {
  /** The last association with a bucket. */
  readonly lastBucket: CfnInstanceStorageConfig | undefined;

  constructor(scope: Construct, id: string, { instance, storage, sequence }: StorageAssociationsProps) {
    super(scope, id);
    const off: Partial<Record<StorageType, string>> = {};
    for (const resourceType of storageTypes) {
      const place = storage[resourceType];
      if (place.kind === 'off') {
        off[resourceType] = place.reason;
        continue;
      }
      const association = new CfnInstanceStorageConfig(this, resourceType, {
        instanceArn: instance.attrArn,
        resourceType,
        ...storageTarget(place),
      });
      sequence.add(association);
      if (place.kind === 'bucket') this.lastBucket = association;
    }
    instance.addMetadata(STORAGE_OFF_METADATA, off);
  }
}
