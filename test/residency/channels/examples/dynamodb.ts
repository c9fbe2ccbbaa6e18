import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const table = (replicas: readonly object[], more: object = {}) =>
  one('AWS::DynamoDB::GlobalTable', { Replicas: replicas, ...more });
const home = { Region: { Ref: 'AWS::Region' } };
const routing = { Tags: [{ Key: 'residency:data-class', Value: 'routing' }] };
const attributes = (...names: readonly string[]) => ({
  AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
});

export const dynamodb = [
  ...examplesOf('dynamodb-replica', [
    compliant('the own Region alone, as TableV2 writes it', table([home])),
    compliant('both home Regions', table([home, { Region: 'ca-west-1' }])),
    violating('abroad', table([home, { Region: 'us-east-1' }]), 'It'),
    unproven(
      'where a parameter says',
      {
        Parameters: { Second: { Type: 'String' } },
        Resources: table([home, { Region: { Ref: 'Second' } }]),
      },
      'It',
    ),
    trap(
      'abroad, tagged as routing data',
      table(
        [
          { ...home, ...routing },
          { Region: 'us-east-1', ...routing },
        ],
        attributes('orgId'),
      ),
    ),
    trap(
      'abroad, tagged on the home replica, as Tags.of(table) does',
      table([{ Region: 'us-east-1' }, { ...home, ...routing }]),
    ),
    violating(
      'abroad, with tags that differ',
      table([
        { ...home, ...routing },
        { Region: 'us-east-1', Tags: [{ Key: 'residency:data-class', Value: 'contact-metadata' }] },
      ]),
      'It',
    ),
  ]),
  ...examplesOf('dynamodb-witness', [
    compliant(
      'in a home Region',
      table([home, { Region: 'ca-west-1' }], { GlobalTableWitnesses: [{ Region: 'ca-west-1' }] }),
    ),
    violating('abroad', table([home], { GlobalTableWitnesses: [{ Region: 'us-east-2' }] }), 'It'),
    unproven(
      'where a stored parameter says',
      table([home], { GlobalTableWitnesses: [{ Region: '{{resolve:ssm:/witness}}' }] }),
      'It',
    ),
  ]),
  ...examplesOf('dynamodb-multi-account-table', [
    compliant(
      'of the own account',
      table([home], { GlobalTableSourceArn: { 'Fn::Sub': 'arn:aws:dynamodb:ca-west-1:${AWS::AccountId}:table/t' } }),
    ),
    violating(
      'abroad',
      table([home], { GlobalTableSourceArn: 'arn:aws:dynamodb:us-east-1:111111111111:table/t' }),
      'It',
    ),
    unproven(
      'of an undeclared account',
      table([home], { GlobalTableSourceArn: `arn:aws:dynamodb:ca-west-1:${FOREIGN_ACCOUNT}:table/t` }),
      'It',
    ),
  ]),
  ...examplesOf('dynamodb-personal-attribute', [
    compliant('in a table that stays home', table([home, { Region: 'ca-west-1' }], attributes('customerEmail'))),
    trap(
      'names that are none of a person',
      table(
        [
          { ...home, ...routing },
          { Region: 'us-east-1', ...routing },
        ],
        attributes('orgId', 'tableName', 'regionName'),
      ),
    ),
    violating(
      'in a table that is tagged as routing data',
      table(
        [
          { ...home, ...routing },
          { Region: 'us-east-1', ...routing },
        ],
        attributes('orgId', 'email'),
      ),
      'It',
      {
        also: ['It dynamodb-replica escapes'],
      },
    ),
    violating(
      'in a projection',
      table(
        [
          { ...home, ...routing },
          { Region: 'us-east-1', ...routing },
        ],
        {
          ...attributes('orgId'),
          GlobalSecondaryIndexes: [
            { IndexName: 'i', Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['status', 'phone_number'] } },
          ],
        },
      ),
      'It',
      { also: ['It dynamodb-replica escapes'] },
    ),
  ]),
  ...examplesOf('dynamodb-stream-destination', [
    compliant('a stream of the stack', {
      ...one('AWS::DynamoDB::Table', {
        KinesisStreamSpecification: { StreamArn: { 'Fn::GetAtt': ['Stream', 'Arn'] } },
      }),
      Stream: { Type: 'AWS::Kinesis::Stream' },
    }),
    violating(
      'a stream abroad',
      table([
        { ...home, KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/s' } },
      ]),
      'It',
    ),
    unproven(
      'a stream that is imported',
      one('AWS::DynamoDB::Table', { KinesisStreamSpecification: { StreamArn: { 'Fn::ImportValue': 'S' } } }),
      'It',
    ),
  ]),
  ...examplesOf('dynamodb-resource-policy', [
    compliant(
      'a role of the own account',
      one('AWS::DynamoDB::Table', {
        ResourcePolicy: {
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::111111111111:role/r' },
                Action: 'dynamodb:GetItem',
                Resource: '*',
              },
            ],
          },
        },
      }),
    ),
    violating(
      'everyone',
      one('AWS::DynamoDB::Table', {
        StreamSpecification: {
          StreamViewType: 'NEW_IMAGE',
          ResourcePolicy: {
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetRecords', Resource: '*' }],
            },
          },
        },
      }),
      'It',
    ),
    unproven(
      'an undeclared account, as a replica',
      table([
        {
          ...home,
          ResourcePolicy: {
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'dynamodb:Query', Resource: '*' },
              ],
            },
          },
        },
      ]),
      'It',
    ),
  ]),
  ...examplesOf('glue-integration', [
    compliant(
      'to a catalogue of the own Region, from one abroad',
      one('AWS::Glue::Integration', {
        SourceArn: 'arn:aws:dynamodb:us-east-1:111111111111:table/t',
        TargetArn: { 'Fn::Sub': 'arn:aws:glue:${AWS::Region}:${AWS::AccountId}:database/d' },
      }),
    ),
    violating(
      'to a warehouse abroad',
      one('AWS::Glue::Integration', { TargetArn: 'arn:aws:redshift-serverless:eu-west-1:111111111111:namespace/n' }),
      'It',
    ),
    unproven('to an imported target', one('AWS::Glue::Integration', { TargetArn: { 'Fn::ImportValue': 'T' } }), 'It'),
  ]),
  ...examplesOf('dynamodb-legacy-replica', [
    compliant('in the other home Region', one('Custom::DynamoDBReplica', { TableName: 't', Region: 'ca-west-1' })),
    violating(
      'abroad',
      {
        ...one('Custom::DynamoDBReplica', { TableName: { Ref: 'Table' }, Region: 'us-east-1' }),
        Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
      },
      'It',
    ),
    unproven(
      'where a parameter says',
      {
        Parameters: { R: { Type: 'String' } },
        Resources: one('Custom::DynamoDBReplica', { TableName: 't', Region: { Ref: 'R' } }),
      },
      'It',
    ),
    trap('abroad, of a table that is tagged', {
      ...one('Custom::DynamoDBReplica', { TableName: { Ref: 'Table' }, Region: 'us-east-1' }),
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { ...attributes('orgId'), ...routing } },
    }),
  ]),
  ...examplesOf('lambda-event-source', [
    compliant('a stream of the stack', {
      ...one('AWS::Lambda::EventSourceMapping', { EventSourceArn: { 'Fn::GetAtt': 'T.StreamArn' } }),
      T: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    }),
    violating(
      'a stream abroad',
      one('AWS::Lambda::EventSourceMapping', {
        EventSourceArn: 'arn:aws:dynamodb:us-east-1:111111111111:table/t/stream/1',
      }),
      'It',
    ),
    unproven(
      'a queue of an undeclared account',
      one('AWS::Lambda::EventSourceMapping', { EventSourceArn: `arn:aws:sqs:ca-central-1:${FOREIGN_ACCOUNT}:q` }),
      'It',
    ),
  ]),
];
