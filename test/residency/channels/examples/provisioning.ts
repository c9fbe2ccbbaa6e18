import {
  compliant,
  examplesOf,
  FOREIGN_ACCOUNT,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const HANDLER = {
  Handler: { Type: 'AWS::Lambda::Function', Properties: { Role: 'arn:aws:iam::111111111111:role/r' } },
};
const TOKEN = { 'Fn::GetAtt': ['Handler', 'Arn'] };
const call = (sdkCall: unknown) => ({
  ...HANDLER,
  ...subject('Custom::AWS', { ServiceToken: TOKEN, Create: sdkCall }),
});
const put = (fields: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ service: 'S3', action: 'putObject', physicalResourceId: { id: 'x' }, ...fields });
const writer = (region: string, value: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  ...HANDLER,
  ...subject('Custom::CrossRegionExportWriter', {
    ServiceToken: TOKEN,
    WriterProps: { region, exports: { '/cdk/exports/Other/x': value } },
  }),
  ...more,
});
const TABLE = { Orders: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [], AttributeDefinitions: [] } } };

export const provisioning = [
  ...examplesOf('cross-region-export', [
    compliant('a table to a home Region', writer('ca-west-1', { 'Fn::GetAtt': ['Orders', 'Arn'] }, TABLE)),
    trap(
      'a certificate to a Region abroad',
      writer(
        'us-east-1',
        { Ref: 'Certificate' },
        { Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'example.ca' } } },
      ),
    ),
    trap('what another Region has exported', {
      ...HANDLER,
      ...subject('Custom::CrossRegionExportReader', {
        ServiceToken: TOKEN,
        ReaderProps: { region: 'ca-central-1', prefix: 'home', imports: {} },
      }),
    }),
    violating('a table to a Region abroad', writer('us-east-1', { 'Fn::GetAtt': ['Orders', 'Arn'] }, TABLE), 'Subject'),
    violating('a bucket by its ARN', writer('us-east-1', 'arn:aws:s3:::recordings'), 'Subject'),
    unproven(
      'to a Region from the deployer',
      {
        Parameters: { Target: { Type: 'String' } },
        Resources: {
          ...HANDLER,
          ...TABLE,
          ...subject('Custom::CrossRegionExportWriter', {
            ServiceToken: TOKEN,
            WriterProps: { region: { Ref: 'Target' }, exports: { x: { Ref: 'Orders' } } },
          }),
        },
      },
      'Subject',
    ),
  ]),
  ...examplesOf('sdk-call', [
    compliant('a call in the own Region', {
      ...call({
        'Fn::Join': ['', ['{"service":"S3","action":"putObject","parameters":{"Bucket":"', { Ref: 'Files' }, '"}}']],
      }),
      Files: { Type: 'AWS::S3::Bucket' },
    }),
    trap(
      'a setting that is read abroad',
      call(
        JSON.stringify({
          service: 'SSM',
          action: 'getParameter',
          region: 'us-east-1',
          parameters: { Name: '/certificate' },
        }),
      ),
    ),
    violating(
      'a call abroad',
      call(put({ service: 'DynamoDB', action: 'putItem', region: 'us-east-1', parameters: { TableName: 't' } })),
      'Subject',
    ),
    violating(
      'a replica abroad',
      call(
        JSON.stringify({
          service: '@aws-sdk/client-connect',
          action: 'ReplicateInstanceCommand',
          parameters: { InstanceId: '1', ReplicaRegion: 'us-west-2', ReplicaAlias: 'r' },
        }),
      ),
      'Subject',
    ),
    unproven('an unknown bucket', call(put({ parameters: { Bucket: 'somewhere' } })), 'Subject'),
    unproven(
      'a copy to what the call does not name',
      call(
        JSON.stringify({
          service: 'RDS',
          action: 'startExportTask',
          parameters: { SourceArn: 'arn:aws:rds:ca-central-1:111111111111:snapshot:s' },
        }),
      ),
      'Subject',
    ),
    unproven(
      'a topic from the deployer',
      call({
        'Fn::Join': [
          '',
          ['{"service":"SNS","action":"publish","parameters":{"Message":"m","TopicArn":"', FROM_DEPLOYER, '"}}'],
        ],
      }),
      'Subject',
    ),
    unproven('a call from the deployer', call(FROM_DEPLOYER), 'Subject'),
  ]),
  ...examplesOf('cdk-helper-region', [
    compliant('log retention in the own Region', {
      ...HANDLER,
      ...subject('Custom::LogRetention', { ServiceToken: TOKEN, LogGroupName: '/aws/lambda/x', RetentionInDays: 7 }),
    }),
    violating(
      'log retention abroad',
      {
        ...HANDLER,
        ...subject('Custom::LogRetention', {
          ServiceToken: TOKEN,
          LogGroupName: '/aws/lambda/x',
          LogGroupRegion: 'us-east-1',
        }),
      },
      'Subject',
    ),
    unproven(
      'files into an unknown bucket',
      {
        ...HANDLER,
        ...subject('Custom::CDKBucketDeployment', {
          ServiceToken: TOKEN,
          SourceBucketNames: ['cdk-hnb659fds-assets-111111111111-ca-central-1'],
          SourceObjectKeys: ['x.zip'],
          DestinationBucketName: 'somewhere',
        }),
      },
      'Subject',
    ),
  ]),
  ...examplesOf('stack-set-place', [
    compliant(
      'home Regions',
      subject('AWS::CloudFormation::StackSet', {
        StackSetName: 's',
        PermissionModel: 'SELF_MANAGED',
        TemplateBody: '{"Resources":{}}',
        StackInstancesGroup: [{ Regions: ['ca-west-1'], DeploymentTargets: { Accounts: ['222222222222'] } }],
      }),
    ),
    violating(
      'a Region abroad',
      subject('AWS::CloudFormation::StackSet', {
        StackSetName: 's',
        PermissionModel: 'SELF_MANAGED',
        TemplateBody: '{"Resources":{}}',
        StackInstancesGroup: [
          { Regions: ['ca-west-1', 'us-east-1'], DeploymentTargets: { Accounts: ['222222222222'] } },
        ],
      }),
      'Subject',
    ),
    unproven(
      'a template that is not there',
      subject('AWS::CloudFormation::StackSet', {
        StackSetName: 's',
        PermissionModel: 'SELF_MANAGED',
        TemplateURL: 'https://s3.ca-central-1.amazonaws.com/templates/x.yaml',
      }),
      'Subject',
    ),
    unproven(
      'another account',
      subject('AWS::CloudFormation::StackSet', {
        StackSetName: 's',
        PermissionModel: 'SELF_MANAGED',
        TemplateBody: '{"Resources":{}}',
        StackInstancesGroup: [{ Regions: ['ca-west-1'], DeploymentTargets: { Accounts: [FOREIGN_ACCOUNT] } }],
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('stack-notification', [
    compliant('a macro of the stack', {
      ...HANDLER,
      ...subject('AWS::CloudFormation::Macro', { Name: 'm', FunctionName: TOKEN }),
    }),
    violating(
      'a macro abroad',
      subject('AWS::CloudFormation::Macro', {
        Name: 'm',
        FunctionName: 'arn:aws:lambda:us-east-1:111111111111:function:m',
      }),
      'Subject',
    ),
    unproven(
      'a macro from the deployer',
      subject('AWS::CloudFormation::Macro', { Name: 'm', FunctionName: FROM_DEPLOYER }),
      'Subject',
    ),
  ]),
  ...examplesOf('pipeline-region', [
    compliant('artifacts in the stack', {
      Artifacts: { Type: 'AWS::S3::Bucket' },
      ...subject('AWS::CodePipeline::Pipeline', {
        RoleArn: 'arn:aws:iam::111111111111:role/p',
        ArtifactStore: { Type: 'S3', Location: { Ref: 'Artifacts' } },
        Stages: [],
      }),
    }),
    violating(
      'an action abroad',
      {
        Artifacts: { Type: 'AWS::S3::Bucket' },
        ...subject('AWS::CodePipeline::Pipeline', {
          RoleArn: 'arn:aws:iam::111111111111:role/p',
          ArtifactStore: { Type: 'S3', Location: { Ref: 'Artifacts' } },
          Stages: [
            {
              Name: 'd',
              Actions: [
                {
                  Name: 'a',
                  Region: 'us-east-1',
                  ActionTypeId: { Category: 'Deploy', Owner: 'AWS', Provider: 'CloudFormation', Version: '1' },
                },
              ],
            },
          ],
        }),
      },
      'Subject',
    ),
    unproven(
      'artifacts in an unknown bucket',
      subject('AWS::CodePipeline::Pipeline', {
        RoleArn: 'arn:aws:iam::111111111111:role/p',
        ArtifactStore: { Type: 'S3', Location: 'artifacts' },
        Stages: [],
      }),
      'Subject',
    ),
  ]),
];
