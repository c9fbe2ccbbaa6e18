import { keyPaths } from '../../../lib/residency/facts/resource-types/encryption-keys';
import {
  encryptionKeyPath,
  isGloballyPlaced,
  listedResourceTypes,
  physicalNamePath,
  resourceRole,
  tagsPath,
} from '../../../lib/residency/facts/resource-types';
import { namedResourceTypes } from '../../../lib/residency/facts/resource-types/physical-names';
import { readCloudFormationTypes } from '../../support/cloudformation-types';

const cloudFormation = readCloudFormationTypes();

describe('the lists of resource types', () => {
  it('are compared with a plausible list', () => {
    expect(cloudFormation.all.length).toBeGreaterThan(1900);
    expect(cloudFormation.all).toEqual(
      expect.arrayContaining(['AWS::S3::Bucket', 'AWS::Connect::Instance', 'Alexa::ASK::Skill']),
    );
  });

  it('name every type that aws-cdk-lib knows; add a missing one to the list of its theme', () => {
    expect(cloudFormation.all.filter((type) => resourceRole(type) === 'unknown')).toEqual([]);
  });

  it('name no type that aws-cdk-lib does not know, except its own metadata', () => {
    const known = new Set(cloudFormation.all);
    expect(listedResourceTypes.map(([type]) => type).filter((type) => !known.has(type))).toEqual([
      'AWS::CDK::Metadata',
    ]);
  });

  it('name every type once', () => {
    const types = listedResourceTypes.map(([type]) => type);
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });
});

describe('resourceRole', () => {
  it.each([
    ['AWS::S3::Bucket', 'store'],
    ['AWS::DynamoDB::GlobalTable', 'store'],
    ['AWS::DynamoDB::Table', 'store'],
    ['AWS::SQS::Queue', 'store'],
    ['AWS::Kinesis::Stream', 'store'],
    ['AWS::Logs::LogGroup', 'store'],
    ['AWS::RDS::DBInstance', 'store'],
    ['AWS::EFS::FileSystem', 'store'],
    ['AWS::Backup::BackupVault', 'store'],
    ['AWS::SecretsManager::Secret', 'store'],
    ['AWS::SSM::Parameter', 'store'],
    ['AWS::Cognito::UserPool', 'store'],
    ['AWS::Connect::Instance', 'store'],
    ['AWS::CustomerProfiles::Domain', 'store'],
    ['AWS::Cases::Domain', 'store'],
    ['AWS::Wisdom::Assistant', 'store'],
    ['AWS::Lex::Bot', 'store'],
    ['AWS::OpenSearchServerless::Collection', 'store'],
    ['AWS::ElastiCache::ReplicationGroup', 'store'],
    ['AWS::EC2::Volume', 'store'],
    ['AWS::Lambda::Function', 'processor'],
    ['AWS::StepFunctions::StateMachine', 'processor'],
    ['AWS::ECS::TaskDefinition', 'processor'],
    ['AWS::Pipes::Pipe', 'processor'],
    ['AWS::DMS::ReplicationInstance', 'processor'],
    ['AWS::DMS::ReplicationTask', 'processor'],
    ['AWS::ApiGateway::RestApi', 'processor'],
    ['AWS::SNS::Topic', 'carrier'],
    ['AWS::Events::EventBus', 'carrier'],
    ['AWS::KinesisFirehose::DeliveryStream', 'carrier'],
    ['AWS::DMS::Endpoint', 'carrier'],
    ['AWS::IAM::Role', 'configuration'],
    ['AWS::KMS::Key', 'configuration'],
    ['AWS::S3::BucketPolicy', 'configuration'],
    ['AWS::CloudWatch::Alarm', 'configuration'],
    ['AWS::EC2::Subnet', 'configuration'],
    ['AWS::Route53::RecordSet', 'configuration'],
    ['AWS::CloudFormation::CustomResource', 'configuration'],
    ['Custom::AWS', 'configuration'],
    ['Custom::S3BucketNotifications', 'configuration'],
    ['AWS::CDK::Metadata', 'configuration'],
    ['AWS::S3::HoloBucket', 'unknown'],
    ['AWS::Quantum::Vault', 'unknown'],
    ['MongoDB::Atlas::Cluster', 'unknown'],
    ['Acme::Storage::Bucket::MODULE', 'unknown'],
    ['S3::Bucket', 'unknown'],
    ['constructor', 'unknown'],
    ['', 'unknown'],
  ] as const)('of %s is %s', (type, role) => {
    expect(resourceRole(type)).toBe(role);
  });
});

describe('isGloballyPlaced', () => {
  it.each([
    'AWS::CloudFront::Distribution',
    'AWS::CertificateManager::Certificate',
    'AWS::IAM::Role',
    'AWS::Route53::HostedZone',
    'AWS::WAFv2::WebACL',
    'AWS::CUR::ReportDefinition',
    'AWS::Organizations::Policy',
    'AWS::GlobalAccelerator::Accelerator',
    'AWS::ServerlessRepo::Application',
    'AWS::Budgets::Budget',
    'AWS::Shield::Protection',
  ])('holds for %s', (type) => {
    expect(isGloballyPlaced(type)).toBe(true);
  });

  it.each([
    'AWS::S3::Bucket',
    'AWS::Lambda::Function',
    'AWS::WAFv2::LoggingConfiguration',
    'AWS::WAFRegional::WebACL',
    'AWS::Route53Resolver::ResolverEndpoint',
    'AWS::CloudFront::KeyValueStore',
    'AWS::Route53::QueryLoggingConfig',
    'Acme::IAM::Role',
    'Custom::AWS',
    '',
  ])('does not hold for %s', (type) => {
    expect(isGloballyPlaced(type)).toBe(false);
  });

  it('covers no store but the public image repository', () => {
    const stores = cloudFormation.all.filter((type) => isGloballyPlaced(type) && resourceRole(type) === 'store');
    expect(stores).toEqual(['AWS::ECR::PublicRepository']);
  });
});

describe('encryptionKeyPath', () => {
  it.each([
    [
      'AWS::S3::Bucket',
      'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.KMSMasterKeyID',
    ],
    ['AWS::DynamoDB::GlobalTable', 'Replicas[].SSESpecification.KMSMasterKeyId'],
    ['AWS::Logs::LogGroup', 'KmsKeyId'],
    ['AWS::Kinesis::Stream', 'StreamEncryption.KeyId'],
    ['AWS::RDS::DBInstance', 'KmsKeyId'],
    ['AWS::CustomerProfiles::Domain', 'DefaultEncryptionKey'],
    ['AWS::Cases::Domain', undefined],
    ['AWS::IAM::Role', undefined],
    ['toString', undefined],
  ])('of %s is %s', (type, path) => {
    expect(encryptionKeyPath(type)).toBe(path);
  });

  it('exists in CloudFormation for every listed type', () => {
    const wrong = Object.entries(keyPaths).filter(([type, path]) => !cloudFormation.hasProperty(type, path));
    expect(wrong).toEqual([]);
  });
});

describe('physicalNamePath', () => {
  it.each([
    ['AWS::S3::Bucket', 'BucketName'],
    ['AWS::DynamoDB::GlobalTable', 'TableName'],
    ['AWS::KinesisFirehose::DeliveryStream', 'DeliveryStreamName'],
    ['AWS::Glue::Database', 'DatabaseInput.Name'],
    ['AWS::S3::BucketPolicy', undefined],
    ['hasOwnProperty', undefined],
  ])('of %s is %s', (type, path) => {
    expect(physicalNamePath(type)).toBe(path);
  });

  it('exists in CloudFormation for every listed type', () => {
    expect(new Set(namedResourceTypes).size).toBe(namedResourceTypes.length);
    const wrong = namedResourceTypes.filter((type) => !cloudFormation.hasProperty(type, physicalNamePath(type) ?? ''));
    expect(wrong).toEqual([]);
  });
});

describe('tagsPath', () => {
  it.each([
    ['AWS::S3::Bucket', 'Tags'],
    ['AWS::SSM::Parameter', 'Tags'],
    ['AWS::DynamoDB::GlobalTable', 'Replicas[].Tags'],
    ['AWS::Backup::BackupVault', 'BackupVaultTags'],
    ['AWS::Cognito::UserPool', 'UserPoolTags'],
    ['AWS::EFS::FileSystem', 'FileSystemTags'],
    ['valueOf', 'Tags'],
  ])('of %s is %s', (type, path) => {
    expect(tagsPath(type)).toBe(path);
  });

  it('exists in CloudFormation wherever it is not `Tags`', () => {
    const elsewhere = cloudFormation.all.filter((type) => tagsPath(type) !== 'Tags');
    expect(elsewhere.filter((type) => !cloudFormation.hasProperty(type, tagsPath(type)))).toEqual([]);
    expect(elsewhere.length).toBeGreaterThan(25);
    expect(cloudFormation.hasProperty('AWS::S3::Bucket', 'NoSuchTags')).toBe(false);
  });
});
