import { compliant, examplesOf, FOREIGN_ACCOUNT, trap, unproven, violating } from '../../../support/channel-tester';

const one = (type: string, properties: object) => ({ It: { Type: type, Properties: properties } });
const fn = (properties: object) => one('AWS::Lambda::Function', properties);
const variables = (Variables: object) => fn({ Environment: { Variables } });
const permission = (properties: object) =>
  one('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: 'f', ...properties });
const container = (properties: object) =>
  one('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Name: 'c', ...properties }] });
const machine = (states: object) =>
  one('AWS::StepFunctions::StateMachine', { DefinitionString: JSON.stringify({ StartAt: 'A', States: states }) });
const invocation = (host: string) =>
  machine({
    A: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters: { ApiEndpoint: host, Method: 'POST' } },
  });

export const compute = [
  ...examplesOf('environment-variable', [
    compliant(
      'places of the own Region',
      variables({
        REGION: { Ref: 'AWS::Region' },
        QUEUE: { 'Fn::Join': ['', ['https://sqs.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }, '/1/q']] },
        LOG_LEVEL: 'info',
        TABLE: 'routing-us-east-1-copy',
      }),
    ),
    trap(
      'where a global service is configured',
      variables({
        CLOUDFRONT_REGION: 'us-east-1',
        IAM: 'https://iam.amazonaws.com',
        ORGANIZATION: 'https://organizations.us-east-1.amazonaws.com',
      }),
    ),
    trap('where code is fetched from', variables({ REPOSITORY: 'https://github.com/example/repository' })),
    trap('a server beside the function', variables({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' })),
    violating('a Region abroad', variables({ BUCKET_REGION: 'us-east-1' }), 'It'),
    violating(
      "a vendor's site abroad",
      container({ Environment: [{ Name: 'DD_SITE', Value: 'datadoghq.com' }] }),
      'It',
    ),
    violating(
      'a queue abroad, in YAML',
      `
Resources:
  It:
    Type: AWS::CodeBuild::Project
    Properties:
      Environment:
        EnvironmentVariables:
          - { Name: QUEUE, Value: !Sub 'https://sqs.us-west-2.\${AWS::URLSuffix}/1/q' }
`,
      'It',
    ),
    violating(
      'a table of a stack abroad',
      variables({ TABLE: { 'Fn::GetStackOutput': { StackName: 'us', OutputName: 'Table', Region: 'us-east-1' } } }),
      'It',
      {
        others: [
          {
            region: 'us-east-1',
            name: 'us',
            body: {
              Resources: {
                T: {
                  Type: 'AWS::DynamoDB::Table',
                  Properties: { Tags: [{ Key: 'residency:data-class', Value: 'routing' }] },
                },
              },
              Outputs: { Table: { Value: { Ref: 'T' } } },
            },
          },
        ],
        also: ['It stack-output-stays-home escapes'],
      },
    ),
    unproven('a host that does not tell its place', variables({ WEBHOOK: 'https://hooks.partner.example/in' }), 'It'),
  ]),
  ...examplesOf('lambda-destination', [
    compliant('a queue of the stack', {
      ...fn({ DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Q', 'Arn'] } } }),
      Q: { Type: 'AWS::SQS::Queue' },
    }),
    violating(
      'a bus abroad',
      one('AWS::Lambda::EventInvokeConfig', {
        DestinationConfig: { OnSuccess: { Destination: 'arn:aws:events:us-east-1:111111111111:event-bus/b' } },
      }),
      'It',
    ),
    unproven(
      'a queue that is imported',
      one('AWS::Lambda::EventInvokeConfig', {
        DestinationConfig: { OnFailure: { Destination: { 'Fn::ImportValue': 'Q' } } },
      }),
      'It',
    ),
  ]),
  ...examplesOf('lambda-invoker', [
    compliant(
      'Amazon Connect of the own Region',
      permission({
        Principal: 'connect.amazonaws.com',
        SourceArn: { 'Fn::Sub': 'arn:aws:connect:${AWS::Region}:${AWS::AccountId}:instance/i' },
      }),
    ),
    trap('everyone of the own organisation', permission({ Principal: '*', PrincipalOrgID: 'o-1' })),
    violating('everyone', permission({ Principal: '*' }), 'It'),
    violating(
      'a contact centre abroad',
      permission({
        Principal: 'connect.amazonaws.com',
        SourceArn: 'arn:aws:connect:us-east-1:111111111111:instance/i',
      }),
      'It',
    ),
    violating(
      'everyone who knows the URL',
      {
        ...one('AWS::Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: 'f' }),
        Open: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunctionUrl',
            FunctionName: 'f',
            Principal: '*',
            FunctionUrlAuthType: 'NONE',
          },
        },
      },
      'It',
    ),
    unproven('an undeclared account', permission({ Principal: FOREIGN_ACCOUNT }), 'It'),
  ]),
  ...examplesOf('lambda-layer', [
    compliant(
      'of the own account',
      fn({ Layers: [{ 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:layer:l:1' }] }),
    ),
    trap(
      'of AWS',
      fn({
        Layers: [{ 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:017000801446:layer:AWSLambdaPowertoolsTypeScriptV2:20' }],
      }),
    ),
    trap(
      'source code of a build',
      one('AWS::CodeBuild::Project', { Source: { Location: 'https://github.com/a/b.git' } }),
    ),
    trap('code from another Region', fn({ Code: { ImageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/r:1' } })),
    unproven(
      'of an undeclared account',
      fn({ Layers: [`arn:aws:lambda:ca-central-1:${FOREIGN_ACCOUNT}:layer:extension:1`] }),
      'It',
    ),
    violating('of another Region', fn({ Layers: ['arn:aws:lambda:us-east-1:111111111111:layer:l:1'] }), 'It'),
  ]),
  ...examplesOf('lambda-inline-code', [
    compliant('the own Region', fn({ Code: { ZipFile: "import os\nregion = os.environ['AWS_REGION']" } })),
    violating(
      'a Region abroad',
      fn({ Code: { ZipFile: "import boto3\ns3 = boto3.client('s3', region_name='us-east-1')" } }),
      'It',
    ),
    violating('a host abroad', fn({ Code: { ZipFile: "fetch('https://sqs.eu-west-1.amazonaws.com/1/q')" } }), 'It'),
  ]),
  ...examplesOf('state-machine', [
    compliant('functions of the stack', {
      ...one('AWS::StepFunctions::StateMachine', {
        DefinitionString: {
          'Fn::Join': [
            '',
            [
              '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:',
              { Ref: 'AWS::Partition' },
              ':states:::lambda:invoke","Parameters":{"FunctionName":"',
              { 'Fn::GetAtt': ['F', 'Arn'] },
              '"},"End":true}}}',
            ],
          ],
        },
      }),
      F: { Type: 'AWS::Lambda::Function', Properties: {} },
    }),
    trap(
      'a word in what a task stores',
      machine({
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:putItem',
          Parameters: { TableName: 't', Item: { office: { S: 'us-east-1' } } },
        },
      }),
    ),
    violating(
      'a function abroad',
      machine({ A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111111111111:function:f' } }),
      'It',
    ),
    violating(
      'a call to another Region',
      machine({
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { Payload: { region: 'us-east-1', service: 's3' } },
        },
      }),
      'It',
    ),
    violating('an API abroad', invocation('https://a1.execute-api.us-east-1.amazonaws.com/prod'), 'It'),
    unproven('a host of a vendor', invocation('https://api.partner.example/v1'), 'It'),
    unproven(
      'a role of an undeclared account',
      machine({
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:getItem',
          Credentials: { RoleArn: `arn:aws:iam::${FOREIGN_ACCOUNT}:role/r` },
        },
      }),
      'It',
    ),
    unproven(
      'a definition that is not in the template',
      one('AWS::StepFunctions::StateMachine', { DefinitionS3Location: { Bucket: 'b', Key: 'k' } }),
      'It',
    ),
  ]),
  ...examplesOf('container-log', [
    compliant(
      'the own Region',
      container({
        Image: '763104351884.dkr.ecr.us-east-1.amazonaws.com/i:1',
        LogConfiguration: {
          LogDriver: 'awslogs',
          Options: { 'awslogs-group': { Ref: 'G' }, 'awslogs-region': { Ref: 'AWS::Region' } },
        },
      }),
    ),
    violating(
      'another Region',
      container({ LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-region': 'us-east-1' } } }),
      'It',
    ),
    violating(
      'a secret abroad',
      container({ Secrets: [{ Name: 'S', ValueFrom: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:s' }] }),
      'It',
    ),
    unproven(
      'a collector of a vendor',
      container({
        LogConfiguration: { LogDriver: 'splunk', Options: { 'splunk-url': 'https://collector.partner.example:8088' } },
      }),
      'It',
    ),
  ]),
  ...examplesOf('iot-rule-action', [
    compliant(
      'an API of the own Region',
      one('AWS::IoT::TopicRule', {
        TopicRulePayload: {
          Sql: 's',
          Actions: [{ Http: { Url: 'https://a1.execute-api.ca-central-1.amazonaws.com/' } }],
        },
      }),
    ),
    violating(
      'signed for another Region',
      one('AWS::IoT::TopicRule', {
        TopicRulePayload: {
          Sql: 's',
          Actions: [
            {
              Http: {
                Url: 'https://a1.execute-api.ca-central-1.amazonaws.com/',
                Auth: { Sigv4: { SigningRegion: 'us-east-1', ServiceName: 'execute-api', RoleArn: 'r' } },
              },
            },
          ],
        },
      }),
      'It',
    ),
    unproven(
      'a host that does not tell its place',
      one('AWS::IoT::TopicRule', {
        TopicRulePayload: { Sql: 's', Actions: [{ Http: { Url: 'https://in.partner.example' } }] },
      }),
      'It',
    ),
  ]),
];
