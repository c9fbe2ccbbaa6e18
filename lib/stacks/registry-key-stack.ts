import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { decryptFromAccounts } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';

export interface RegistryKeyStackProps extends StackProps {
  /** Name of the key without `alias/`, the same in every Region. */
  readonly keyAlias: string;
  /** Region that creates the replicas. */
  readonly masterRegion: string;
  /** Other accounts that read the replica. */
  readonly readerAccounts: readonly string[];
}

/** The key of the registry's replica in one Region. Deployed before the registry, which names it by its alias. */
export class RegistryKeyStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { keyAlias, masterRegion, readerAccounts, ...props }: RegistryKeyStackProps,
  ) {
    super(scope, id, props);
    new RegionalKey(this, 'Key', {
      description: 'Organisation registry, replica of this Region',
      alias: keyAlias,
      services: ['dynamodb'],
      // DynamoDB of the master Region sets the replica up; AWS does not say through which Region's endpoint.
      partnerRegions: [masterRegion],
      statements: decryptFromAccounts(this, 'dynamodb', readerAccounts),
    });
  }
}
