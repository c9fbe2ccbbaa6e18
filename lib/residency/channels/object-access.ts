import { type Channel } from '../channel';
import { knownWays, ways } from './ways';

/** Ways on which others reach objects of Amazon S3. */
export const objectAccess: readonly Channel[] = [
  {
    id: 's3-bucket-policy',
    catalogue: 'S3-08',
    title: 'Buckets are open to known accounts of the jurisdiction only',
    why: 'Whoever may read a bucket, or replicate into it, decides where its objects go next.',
    fix: 'Name own roles or services with aws:SourceArn of a home Region; keep ACLs private.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html'],
    ways: [
      ...ways('AWS::S3::BucketPolicy', 'policy', 'PolicyDocument'),
      ...ways(
        'AWS::S3::Bucket',
        {
          to: 'abroad',
          title: 'everyone, by the ACL of the bucket',
          values: ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'],
        },
        'AccessControl',
      ),
    ],
  },
  {
    id: 's3-access-point',
    catalogue: 'S3-09',
    title: 'Access points answer a network of the jurisdiction, for a bucket of a known account',
    why: 'An access point without a VPC is reached from the whole internet, under a policy of its own.',
    fix: 'Set VpcConfiguration, a bucket of the own account, and a policy that names own roles.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html'],
    ways: [
      ...ways('AWS::S3::AccessPoint', 'account', 'BucketAccountId'),
      ...ways('AWS::S3::AccessPoint', 'policy', 'Policy'),
      ...knownWays('AWS::S3::AccessPoint', 'bucket', 'Bucket'),
      {
        type: 'AWS::S3::AccessPoint',
        path: 'VpcConfiguration.VpcId',
        reads: 'arn',
        unknown: 'silent',
        absent: { to: 'unknown', title: 'whoever reaches the access point over the internet' },
      },
    ],
  },
  {
    id: 's3-access-grant',
    catalogue: 'S3-10',
    title: 'Access grants name known identities and a bounded location',
    why: 'A grant hands out credentials for every object below its location, outside IAM policies.',
    fix: 'Grant to roles of own accounts, below a location that names one home bucket.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-grants.html'],
    ways: [
      ...ways('AWS::S3::AccessGrant', 'principal', 'Grantee.GranteeIdentifier'),
      ...ways('AWS::S3::AccessGrantsLocation', 'bucket', 'LocationScope'),
      ...ways(
        'AWS::S3::AccessGrantsLocation',
        { to: 'unknown', title: 'whoever is granted a part of all buckets', values: ['s3://'] },
        'LocationScope',
      ),
    ],
  },
  {
    id: 's3-object-lambda',
    catalogue: 'S3-11',
    title: 'Object Lambda transforms objects in the jurisdiction',
    why: 'The function gets the bytes of each object that is read.',
    fix: 'Use a function and a supporting access point of the same account and Region.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/transforming-objects.html'],
    ways: ways(
      'AWS::S3ObjectLambda::AccessPoint',
      'arn',
      'ObjectLambdaConfiguration.SupportingAccessPoint',
      'ObjectLambdaConfiguration.TransformationConfigurations[].ContentTransformation.AwsLambda.FunctionArn',
    ),
  },
];
