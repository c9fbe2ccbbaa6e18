import { type TemplateInput } from '../lib/residency/template-input';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Resources = Record<string, Json>;

const ACCOUNT = '111111111111';
const REGIONS = ['ca-central-1', 'ca-west-1'] as const;

const ref = (name: string): Json => ({ Ref: name });
const arnOf = (name: string): Json => ({ 'Fn::GetAtt': [name, 'Arn'] });
const sub = (text: string): Json => ({ 'Fn::Sub': text });
const join = (...parts: readonly Json[]): Json => ({ 'Fn::Join': ['', parts] });
const statement = (action: readonly string[], resource: Json): Json => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
});

/** Ten resources of one small service: what applications of the CDK look like. */
function service(n: number, previousStack: string): Resources {
  const id = (name: string): string => `${name}${n}`;
  return {
    [id('Key')]: {
      Type: 'AWS::KMS::Key',
      Properties: {
        EnableKeyRotation: true,
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: join('arn:', ref('AWS::Partition'), ':iam::', ref('AWS::AccountId'), ':root') },
              Action: 'kms:*',
              Resource: '*',
            },
            {
              Effect: 'Allow',
              Principal: { Service: sub('logs.${AWS::Region}.amazonaws.com') },
              Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:GenerateDataKey*'],
              Resource: '*',
              Condition: {
                ArnLike: {
                  'kms:EncryptionContext:aws:logs:arn': sub('arn:aws:logs:${AWS::Region}:${AWS::AccountId}:*'),
                },
              },
            },
          ],
        },
      },
    },
    [id('Bucket')]: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            {
              ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arnOf(id('Key')) },
              BucketKeyEnabled: true,
            },
          ],
        },
        ReplicationConfiguration: {
          Role: arnOf(id('Role')),
          Rules: [{ Status: 'Enabled', Destination: { Bucket: arnOf(id('Copy')) } }],
        },
        VersioningConfiguration: { Status: { 'Fn::If': ['Production', 'Enabled', 'Suspended'] } },
      },
    },
    [id('Copy')]: {
      Type: 'AWS::S3::Bucket',
      Properties: { VersioningConfiguration: { Status: 'Enabled' }, Tags: [{ Key: 'service', Value: id('service') }] },
    },
    [id('BucketPolicy')]: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: ref(id('Bucket')),
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: [arnOf(id('Bucket')), join(arnOf(id('Bucket')), '/*')],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
    [id('Role')]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
            { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
    [id('Policy')]: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: id('Policy'),
        Roles: [ref(id('Role'))],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            statement(['s3:GetObject*', 's3:PutObject'], [arnOf(id('Bucket')), join(arnOf(id('Bucket')), '/*')]),
            statement(['dynamodb:GetItem', 'dynamodb:PutItem'], arnOf(id('Table'))),
            statement(['sqs:SendMessage'], sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:in-*')),
            statement(['sns:Publish'], { 'Fn::ImportValue': `${previousStack}-topic` }),
          ],
        },
      },
    },
    [id('Function')]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { S3Bucket: sub('cdk-assets-${AWS::AccountId}-${AWS::Region}'), S3Key: 'code.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Role: arnOf(id('Role')),
        KmsKeyArn: arnOf(id('Key')),
        Environment: {
          Variables: {
            BUCKET: ref(id('Bucket')),
            TABLE: ref(id('Table')),
            QUEUE_URL: ref(id('Queue')),
            ENDPOINT: sub('https://dynamodb.${AWS::Region}.${AWS::URLSuffix}'),
            LEVEL: { 'Fn::FindInMap': ['Levels', { 'Fn::If': ['Production', 'prod', 'dev'] }, 'log'] },
          },
        },
      },
    },
    [id('Table')]: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: arnOf(id('Key')) },
      },
    },
    [id('Queue')]: {
      Type: 'AWS::SQS::Queue',
      Properties: { KmsMasterKeyId: { 'Fn::Select': [1, { 'Fn::Split': ['/', arnOf(id('Key'))] }] } },
    },
    [id('Rule')]: {
      Type: 'AWS::Events::Rule',
      Properties: {
        EventPattern: { source: ['aws.s3'], account: [ref('AWS::AccountId')] },
        State: 'ENABLED',
        Targets: [
          // One way out in every stack, to see that it is found at this size.
          { Id: 'queue', Arn: n === 0 ? 'arn:aws:sqs:us-east-1:111111111111:out' : arnOf(id('Queue')) },
          { Id: 'function', Arn: arnOf(id('Function')), Input: JSON.stringify({ service: n, kind: 'tick' }) },
        ],
      },
    },
  };
}

/** One template of `resources` resources, in the form in which the CDK writes it. */
function template(stack: number, resources: number): string {
  const body: Resources = { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: `Stack ${stack}` } } };
  for (let n = 0; Object.keys(body).length < resources; n += 1) Object.assign(body, service(n, `stack-${stack - 1}`));
  return JSON.stringify(
    {
      Parameters: { Stage: { Type: 'String', Default: 'prod', AllowedValues: ['dev', 'prod'] } },
      Mappings: { Levels: { prod: { log: 'warn' }, dev: { log: 'debug' } } },
      Conditions: { Production: { 'Fn::Equals': [ref('Stage'), 'prod'] } },
      Resources: Object.fromEntries(Object.entries(body).slice(0, resources)),
      Outputs: { Topic: { Value: ref('Topic'), Export: { Name: `stack-${stack}-topic` } } },
    },
    undefined,
    1,
  );
}

/** A template of a generated set; `write` makes the text. */
export interface GeneratedStack {
  readonly name: string;
  readonly region: string;
  readonly account: string;
  readonly write: () => string;
}

/** Stacks that import each other's exports, in the two Regions of Canada. */
export function generateStacks(stacks: number, resources: number): readonly GeneratedStack[] {
  return Array.from({ length: stacks }, (_, stack) => ({
    name: `stack-${stack}`,
    // Neighbours that import from each other share a Region: there are no exports across Regions.
    region: REGIONS[stack < stacks / 2 ? 0 : 1],
    account: ACCOUNT,
    write: () => template(stack, resources),
  }));
}

/** A generated stack as the analyser reads it. */
export function asInput({ name, region, account }: GeneratedStack, file: string, text: () => string): TemplateInput {
  return { stack: name, file, region, account, text };
}
