import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { CfnDomain, CfnIntegration } from 'aws-cdk-lib/aws-customerprofiles';
import { Construct } from 'constructs';
import { declareDataClass } from '../data-class';
import { RegionalKey } from '../keys/regional-key';
import { type Sequence } from './sequence';

export interface CustomerProfilesProps {
  readonly instance: CfnInstance;
  /** Alias of the instance, with which the name of the domain ends. */
  readonly alias: string;
  /** Alias of the key, without `alias/`. */
  readonly keyAlias: string;
  /** Days after which what a profile holds ends. */
  readonly retentionDays: number;
  readonly sequence: Sequence;
}

/** AWS keeps the data of a domain no longer, about three years. */
const MOST_DAYS = 1098;

/** The role of an instance may use domains whose names begin so. */
const PREFIX = 'amazon-connect-';

/**
 * Customer Profiles of an instance: under a key of its own, without export and without matching, which would merge
 * people by likeness. Contact records make profiles; which agents see them, security profiles say.
 *
 * CloudFormation has no type that associates a domain with an instance; the integration brings its contact records in.
 * Whether the instance needs more has not been tried in an account.
 *
 * @see https://docs.aws.amazon.com/customerprofiles/latest/APIReference/API_PutIntegration.html
 */
export class CustomerProfiles extends Construct {
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: CustomerProfilesProps) {
    super(scope, id);
    this.domainName = profilesDomainName(props.alias);
    const key = new RegionalKey(this, 'Key', {
      description: `Customer profiles of ${props.alias}`,
      alias: props.keyAlias,
      services: ['profile'],
    });
    const domain = new CfnDomain(this, 'Domain', {
      domainName: this.domainName,
      defaultEncryptionKey: key.keyArn,
      defaultExpirationDays: Math.min(props.retentionDays, MOST_DAYS),
      matching: { enabled: false },
    });
    domain.applyRemovalPolicy(RemovalPolicy.RETAIN);
    declareDataClass(domain, 'customer-content');
    const integration = new CfnIntegration(this, 'ContactRecords', {
      domainName: this.domainName,
      uri: props.instance.attrArn,
      objectTypeName: 'CTR',
    });
    integration.addResourceDependency(domain);
    props.sequence.add(integration);
  }
}

/** Name of the domain of an instance. */
export function profilesDomainName(alias: string): string {
  return `${PREFIX}${alias}`;
}

/** ARN of a domain in the Region and account of a stack. */
export function profilesDomainArn(scope: Construct, domainName: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:profile:${region}:${account}:domains/${domainName}`;
}
