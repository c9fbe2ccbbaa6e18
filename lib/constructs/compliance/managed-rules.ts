/** A rule of AWS that AWS Config runs. */
export interface ManagedRule {
  /** @see https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
  readonly identifier: string;
  /** What it wants, for people. */
  readonly wants: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Types whose changes it judges. @default - it runs once a day */
  readonly types?: readonly [string, ...string[]];
  /** Regions in which AWS does not offer it. @default - none in which Amazon Connect or a second copy can be */
  readonly notIn?: readonly string[];
}

/**
 * The rules of AWS that say something of residency, encryption or evidence. Few, because every evaluation is billed; none
 * of AWS's rules knows a Region that data must not leave, and several demand that data be replicated.
 */
export const managedRules: readonly ManagedRule[] = [
  {
    identifier: 'S3_DEFAULT_ENCRYPTION_KMS',
    wants: 'Buckets encrypt with a key of AWS KMS',
    types: ['AWS::S3::Bucket'],
  },
  {
    identifier: 'S3_BUCKET_SSL_REQUESTS_ONLY',
    wants: 'Buckets refuse requests without TLS',
    types: ['AWS::S3::Bucket'],
  },
  {
    identifier: 'S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED',
    wants: 'Buckets block public access',
    types: ['AWS::S3::Bucket'],
  },
  {
    identifier: 'DYNAMODB_TABLE_ENCRYPTED_KMS',
    wants: 'Tables encrypt with a key of AWS KMS',
    types: ['AWS::DynamoDB::Table'],
  },
  { identifier: 'ENCRYPTED_VOLUMES', wants: 'Volumes are encrypted', types: ['AWS::EC2::Volume'] },
  {
    identifier: 'RDS_SNAPSHOTS_PUBLIC_PROHIBITED',
    wants: 'Snapshots of databases are not public',
    types: ['AWS::RDS::DBSnapshot'],
  },
  {
    identifier: 'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED',
    wants: 'Functions are not open to everyone',
    types: ['AWS::Lambda::Function'],
  },
  {
    identifier: 'REQUIRED_TAGS',
    wants: 'Stores say whose data they hold and in which environment',
    parameters: { tag1Key: 'organisation', tag2Key: 'environment' },
    types: ['AWS::S3::Bucket', 'AWS::DynamoDB::Table', 'AWS::RDS::DBInstance'],
  },
  { identifier: 'CMK_BACKING_KEY_ROTATION_ENABLED', wants: 'Keys rotate' },
  {
    identifier: 'KMS_CMK_NOT_SCHEDULED_FOR_DELETION',
    wants: 'No key waits to be deleted',
    notIn: ['eu-south-1', 'ap-east-2', 'ap-southeast-6'],
  },
  { identifier: 'CLOUD_TRAIL_ENABLED', wants: 'An audit trail is there' },
  {
    identifier: 'GUARDDUTY_ENABLED_CENTRALIZED',
    wants: 'Amazon GuardDuty is on',
    notIn: ['ap-southeast-6', 'ap-southeast-7', 'mx-central-1', 'ap-east-2'],
  },
];
