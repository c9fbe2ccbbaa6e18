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

const stream = (firehose: unknown) =>
  subject('AWS::CloudWatch::MetricStream', {
    FirehoseArn: firehose,
    OutputFormat: 'json',
    RoleArn: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/m' },
  });
const dashboard = (widget: unknown) =>
  subject('AWS::CloudWatch::Dashboard', {
    DashboardBody: { 'Fn::Join': ['', ['{"widgets":[', JSON.stringify(widget), ']}']] },
  });
const logWidget = (region: string, title: string) => ({
  type: 'log',
  properties: { region, title, query: "SOURCE '/aws/connect/x' | fields @message" },
});

export const telemetry = [
  ...examplesOf('metric-stream', [
    trap(
      'an alarm whose dimension reads like a Region',
      subject('AWS::CloudWatch::Alarm', {
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Dimensions: [{ Name: 'Office', Value: 'us-east-1' }],
      }),
    ),
    compliant('a delivery stream by reference', {
      Delivery: { Type: 'AWS::KinesisFirehose::DeliveryStream' },
      ...stream({ 'Fn::GetAtt': ['Delivery', 'Arn'] }),
    }),
    violating(
      'a delivery stream abroad',
      stream('arn:aws:firehose:eu-west-1:111111111111:deliverystream/m'),
      'Subject',
    ),
    unproven('a delivery stream from the deployer', stream(FROM_DEPLOYER), 'Subject'),
  ]),
  ...examplesOf('dashboard-region', [
    compliant('widgets at home', dashboard(logWidget('ca-central-1', 'Errors'))),
    trap('a Region in a title', dashboard(logWidget('ca-central-1', 'us-east-1'))),
    violating('a log widget abroad', dashboard(logWidget('us-east-1', 'Errors')), 'Subject'),
  ]),
  ...examplesOf('observability-link', [
    compliant(
      'a sink of a declared account',
      subject('AWS::Oam::Link', {
        ResourceTypes: ['AWS::Logs::LogGroup'],
        SinkIdentifier: 'arn:aws:oam:ca-central-1:222222222222:sink/1',
      }),
    ),
    violating(
      'a sink abroad',
      subject('AWS::Oam::Link', {
        ResourceTypes: ['AWS::Logs::LogGroup'],
        SinkIdentifier: 'arn:aws:oam:us-east-1:222222222222:sink/1',
      }),
      'Subject',
    ),
    unproven(
      'a sink of another account',
      subject('AWS::Oam::Link', {
        ResourceTypes: ['AWS::Logs::LogGroup'],
        SinkIdentifier: `arn:aws:oam:ca-central-1:${FOREIGN_ACCOUNT}:sink/1`,
      }),
      'Subject',
    ),
    trap(
      'a sink that others link to',
      subject('AWS::Oam::Sink', {
        Name: 's',
        Policy: {
          Statement: [
            { Effect: 'Allow', Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'oam:CreateLink', Resource: '*' },
          ],
        },
      }),
    ),
  ]),
  ...examplesOf('telemetry-rule', [
    compliant(
      'home Regions',
      subject('AWS::ObservabilityAdmin::OrganizationTelemetryRule', {
        RuleName: 'r',
        Rule: { ResourceType: 'AWS::EC2::VPC', TelemetryType: 'Logs', Regions: ['ca-west-1'] },
      }),
    ),
    violating(
      'a Region abroad',
      subject('AWS::ObservabilityAdmin::OrganizationTelemetryRule', {
        RuleName: 'r',
        Rule: { ResourceType: 'AWS::EC2::VPC', TelemetryType: 'Logs', Regions: ['us-east-1'] },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('trace-policy', [
    compliant(
      'a service',
      subject('AWS::XRay::ResourcePolicy', {
        PolicyName: 'p',
        PolicyDocument: JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'sns.amazonaws.com' },
              Action: 'xray:PutTraceSegments',
              Resource: '*',
            },
          ],
        }),
      }),
    ),
    unproven(
      'another account',
      subject('AWS::XRay::ResourcePolicy', {
        PolicyName: 'p',
        PolicyDocument: JSON.stringify({
          Statement: [
            { Effect: 'Allow', Principal: { AWS: FOREIGN_ACCOUNT }, Action: 'xray:GetTraceSummaries', Resource: '*' },
          ],
        }),
      }),
      'Subject',
    ),
    violating(
      'everyone',
      subject('AWS::XRay::ResourcePolicy', {
        PolicyName: 'p',
        PolicyDocument: JSON.stringify({
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'xray:GetTraceSummaries', Resource: '*' }],
        }),
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('canary-artifacts', [
    compliant('artifacts in a bucket of the template', {
      Bucket: { Type: 'AWS::S3::Bucket' },
      ...subject('AWS::Synthetics::Canary', {
        Name: 'c',
        ArtifactS3Location: { 'Fn::Sub': 's3://${Bucket}/canary' },
        RuntimeVersion: 'syn-nodejs-puppeteer-9.0',
      }),
    }),
    violating(
      'a replica abroad',
      {
        Bucket: { Type: 'AWS::S3::Bucket' },
        ...subject('AWS::Synthetics::Canary', {
          Name: 'c',
          ArtifactS3Location: { 'Fn::Sub': 's3://${Bucket}' },
          Replicas: [{ Location: 'eu-west-1' }],
        }),
      },
      'Subject',
    ),
    unproven(
      'artifacts in an unknown bucket',
      subject('AWS::Synthetics::Canary', { Name: 'c', ArtifactS3Location: 's3://somewhere/x' }),
      'Subject',
    ),
  ]),
  ...examplesOf('prometheus-destination', [
    compliant(
      'a workspace at home',
      subject('AWS::APS::Scraper', {
        Destination: { AmpConfiguration: { WorkspaceArn: 'arn:aws:aps:ca-central-1:111111111111:workspace/w' } },
      }),
    ),
    violating(
      'a workspace abroad',
      subject('AWS::APS::Scraper', {
        Destination: { AmpConfiguration: { WorkspaceArn: 'arn:aws:aps:us-east-1:111111111111:workspace/w' } },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('chat-notification', [
    trap(
      'an e-mail contact',
      subject('AWS::NotificationsContacts::EmailContact', { EmailAddress: 'ops@example.ca', Name: 'ops' }),
    ),
    unproven(
      'a Slack channel',
      subject('AWS::Chatbot::SlackChannelConfiguration', {
        ConfigurationName: 'c',
        IamRoleArn: 'arn:aws:iam::111111111111:role/c',
        SlackChannelId: 'C1',
        SlackWorkspaceId: 'T1',
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('operations-ai', [
    trap(
      'an alarm',
      subject('AWS::CloudWatch::Alarm', {
        ComparisonOperator: 'GreaterThanThreshold',
        EvaluationPeriods: 1,
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
      }),
    ),
    unproven('an investigation group', subject('AWS::AIOps::InvestigationGroup', { Name: 'g' }), 'Subject'),
  ]),
];
