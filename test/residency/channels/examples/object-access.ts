import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const data = { Data: { Type: 'AWS::S3::Bucket' } };
const policy = (statement: object) => ({
  ...data,
  Policy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: { Ref: 'Data' }, PolicyDocument: { Statement: [statement] } },
  },
});
const point = (properties: object) => ({
  ...data,
  Point: {
    Type: 'AWS::S3::AccessPoint',
    Properties: { Bucket: { Ref: 'Data' }, VpcConfiguration: { VpcId: 'vpc-1' }, ...properties },
  },
});
const objectLambda = (FunctionArn: unknown) => ({
  Transform: {
    Type: 'AWS::S3ObjectLambda::AccessPoint',
    Properties: {
      ObjectLambdaConfiguration: {
        SupportingAccessPoint: { 'Fn::Sub': 'arn:aws:s3:${AWS::Region}:${AWS::AccountId}:accesspoint/p' },
        TransformationConfigurations: [
          { Actions: ['GetObject'], ContentTransformation: { AwsLambda: { FunctionArn } } },
        ],
      },
    },
  },
});

export const objectAccess = [
  ...examplesOf('s3-bucket-policy', [
    compliant(
      'Amazon Connect with its instance as the source',
      policy({
        Effect: 'Allow',
        Principal: { Service: 'connect.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: { 'Fn::Sub': '${Data.Arn}/*' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ),
    trap(
      'everyone is denied without TLS',
      policy({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ),
    violating(
      'everyone may read',
      policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }),
      'Policy',
    ),
    violating(
      'everyone may read, by ACL',
      { Data: { Type: 'AWS::S3::Bucket', Properties: { AccessControl: 'PublicRead' } } },
      'Data',
    ),
    unproven(
      'an undeclared account may replicate into it',
      policy({
        Effect: 'Allow',
        Principal: { AWS: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::${FOREIGN_ACCOUNT}:root` } },
        Action: 's3:ReplicateObject',
        Resource: '*',
      }),
      'Policy',
    ),
  ]),
  ...examplesOf('s3-access-point', [
    compliant('inside a network', point({})),
    violating(
      'open to everyone',
      point({ Policy: { Statement: { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' } } }),
      'Point',
    ),
    unproven(
      'open to the internet',
      { ...data, Point: { Type: 'AWS::S3::AccessPoint', Properties: { Bucket: { Ref: 'Data' } } } },
      'Point',
    ),
    unproven('for a bucket of an undeclared account', point({ BucketAccountId: FOREIGN_ACCOUNT }), 'Point'),
  ]),
  ...examplesOf('s3-access-grant', [
    compliant('to a role of the own account, in a bucket of the stack', {
      ...data,
      Location: {
        Type: 'AWS::S3::AccessGrantsLocation',
        Properties: { LocationScope: { 'Fn::Sub': 's3://${Data}/calls/*' } },
      },
      Grant: {
        Type: 'AWS::S3::AccessGrant',
        Properties: {
          Permission: 'READ',
          Grantee: { GranteeType: 'IAM', GranteeIdentifier: 'arn:aws:iam::111111111111:role/r' },
        },
      },
    }),
    unproven(
      'to a role of an undeclared account',
      {
        Grant: {
          Type: 'AWS::S3::AccessGrant',
          Properties: {
            Permission: 'READ',
            Grantee: { GranteeType: 'IAM', GranteeIdentifier: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/r` },
          },
        },
      },
      'Grant',
    ),
    unproven(
      'for all buckets',
      { Location: { Type: 'AWS::S3::AccessGrantsLocation', Properties: { LocationScope: 's3://' } } },
      'Location',
    ),
    violating(
      'for a bucket abroad',
      { Location: { Type: 'AWS::S3::AccessGrantsLocation', Properties: { LocationScope: 's3://far/*' } } },
      'Location',
      {
        others: [
          {
            region: 'us-east-1',
            body: {
              Far: {
                Type: 'AWS::S3::Bucket',
                Properties: { BucketName: 'far', Tags: [{ Key: 'residency:data-class', Value: 'routing' }] },
              },
            },
          },
        ],
      },
    ),
  ]),
  ...examplesOf('s3-object-lambda', [
    compliant('a function of the stack', {
      ...objectLambda({ 'Fn::GetAtt': ['Redact', 'Arn'] }),
      Redact: { Type: 'AWS::Lambda::Function', Properties: {} },
    }),
    violating('a function abroad', objectLambda('arn:aws:lambda:eu-west-1:111111111111:function:redact'), 'Transform'),
    unproven('a function from Parameter Store', objectLambda('{{resolve:ssm:/redact}}'), 'Transform'),
  ]),
];
