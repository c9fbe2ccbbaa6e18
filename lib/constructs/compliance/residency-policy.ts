import { crossableDataClasses, DATA_CLASS_TAG } from '../../domain/data-class';

export interface ResidencyPolicyProps {
  /** Regions in which data of the account and Region may be. */
  readonly regions: readonly string[];
  /** ARNs of the buckets that may hold second copies. */
  readonly replicaBuckets: readonly string[];
}

/** Types of resources that the policy judges. */
export const judgedTypes = [
  'AWS::DynamoDB::Table',
  'AWS::KMS::Key',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBSnapshot',
  'AWS::S3::Bucket',
] as const;

const list = (values: readonly string[]) => `[${values.map((value) => `'${value}'`).join(', ')}]`;

/**
 * The residency of a resource as AWS CloudFormation Guard judges it on the configuration that AWS Config has recorded.
 * It sees one resource at a time and no template, so that it says less than the residency gate, and says it within
 * minutes of a change, whoever made it. What is recorded in another form than expected does not comply.
 *
 * A resource whose data may cross by its class is left to the residency gate and the audit.
 *
 * @see https://docs.aws.amazon.com/cfn-guard/latest/ug/writing-rules.html
 */
export function residencyPolicy({ regions, replicaBuckets }: ResidencyPolicyProps): string {
  return `let regions = ${list(regions)}
let copies = ${list(replicaBuckets)}
let crossable = ${list(crossableDataClasses)}

rule copies_of_objects_stay_home when resourceType == "AWS::S3::Bucket"
    supplementaryConfiguration.BucketReplicationConfiguration exists {
  supplementaryConfiguration.BucketReplicationConfiguration !is_string
  supplementaryConfiguration.BucketReplicationConfiguration !is_list
  when supplementaryConfiguration.BucketReplicationConfiguration is_struct {
    supplementaryConfiguration.BucketReplicationConfiguration.rules.*.destinationConfig.bucketARN in %copies
  }
}

rule objects_are_not_served_at_the_edge when resourceType == "AWS::S3::Bucket"
    supplementaryConfiguration.BucketAccelerateConfiguration.status is_string {
  supplementaryConfiguration.BucketAccelerateConfiguration.status != "Enabled"
}

rule keys_are_of_one_region when resourceType == "AWS::KMS::Key" {
  configuration.multiRegion == false
}

rule tables_have_replicas_at_home when resourceType == "AWS::DynamoDB::Table"
    configuration.replicas is_list {
  when configuration.replicas !empty {
    configuration.replicas[*].regionName in %regions or
    tags.'${DATA_CLASS_TAG}' in %crossable
  }
}

rule databases_are_closed_and_encrypted when resourceType == "AWS::RDS::DBInstance" {
  configuration.publiclyAccessible == false
  configuration.storageEncrypted == true
}

rule databases_have_replicas_in_their_region when resourceType == "AWS::RDS::DBInstance"
    configuration.readReplicaDBInstanceIdentifiers is_list {
  when configuration.readReplicaDBInstanceIdentifiers !empty {
    configuration.readReplicaDBInstanceIdentifiers[*] != /^arn:/
  }
}

rule snapshots_are_encrypted_and_of_home when resourceType == "AWS::RDS::DBSnapshot" {
  configuration.encrypted == true
  when configuration.sourceRegion is_string {
    configuration.sourceRegion in %regions
  }
}
`;
}
