import { FOREIGN_FUNCTION, FOREIGN_KEY, STRANGER } from './mutation-places';
import { type Change, type ResourceChange, set } from './mutation-resource';

const FOREIGN_TOPIC = { 'Fn::Sub': 'arn:aws:sns:us-east-1:${AWS::AccountId}:taken' };
const FOREIGN_BUS = { 'Fn::Sub': 'arn:aws:events:us-east-1:${AWS::AccountId}:event-bus/default' };
const FOREIGN_LOG = { 'Fn::Sub': 'arn:aws:logs:us-east-1:${AWS::AccountId}:log-group:taken:*' };

const alsoTarget =
  (Arn: unknown): Change =>
  (properties) => ({
    ...properties,
    Targets: [...((properties['Targets'] ?? []) as unknown[]), { Id: 'Taken', Arn }],
  });

/** Changes by which what watches would itself carry data out. */
export const complianceChanges: readonly ResourceChange[] = [
  {
    operator: 'trail the data events of every Region',
    type: 'AWS::CloudTrail::Trail',
    change: set({ IsMultiRegionTrail: true }),
  },
  {
    operator: 'deliver the trail to an unknown bucket',
    type: 'AWS::CloudTrail::Trail',
    change: set({ S3BucketName: 'somebody-elses-archive' }),
  },
  {
    operator: 'write the trail to a log abroad',
    type: 'AWS::CloudTrail::Trail',
    change: set({ CloudWatchLogsLogGroupArn: FOREIGN_LOG }),
  },
  {
    operator: 'encrypt the trail with a foreign key',
    type: 'AWS::CloudTrail::Trail',
    change: set({ KMSKeyId: FOREIGN_KEY }),
  },
  {
    operator: 'tell a topic abroad of the trail',
    type: 'AWS::CloudTrail::Trail',
    change: set({ SnsTopicName: FOREIGN_TOPIC }),
  },
  { operator: 'send calls to a bus abroad', type: 'AWS::Events::Rule', change: alsoTarget(FOREIGN_BUS) },
  { operator: 'hand calls to a function abroad', type: 'AWS::Events::Rule', change: alsoTarget(FOREIGN_FUNCTION) },
  {
    operator: 'hand calls to a stranger',
    type: 'AWS::Events::Rule',
    change: alsoTarget({ 'Fn::Sub': `arn:aws:events:\${AWS::Region}:${STRANGER}:event-bus/taken` }),
  },
  {
    operator: 'alarm a topic abroad',
    type: 'AWS::CloudWatch::Alarm',
    change: set({ AlarmActions: [FOREIGN_TOPIC] }),
  },
  {
    operator: 'deliver configurations to an unknown bucket',
    type: 'AWS::Config::DeliveryChannel',
    change: set({ S3BucketName: 'somebody-elses-archive' }),
  },
  {
    operator: 'encrypt configurations with a foreign key',
    type: 'AWS::Config::DeliveryChannel',
    change: set({ S3KmsKeyArn: FOREIGN_KEY }),
  },
  {
    operator: 'tell a topic abroad of configurations',
    type: 'AWS::Config::DeliveryChannel',
    change: set({ SnsTopicARN: FOREIGN_TOPIC }),
  },
  {
    operator: 'judge by a function abroad',
    type: 'AWS::Config::ConfigRule',
    change: set({ Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: FOREIGN_FUNCTION } }),
  },
  {
    operator: 'show the log of another Region',
    type: 'AWS::CloudWatch::Dashboard',
    change: set({
      DashboardBody: JSON.stringify({
        widgets: [{ type: 'log', properties: { region: 'us-east-1', query: "SOURCE 'taken' | fields @message" } }],
      }),
    }),
  },
  {
    operator: 'subscribe a queue abroad to alarms',
    type: 'AWS::SNS::Subscription',
    change: set({ Protocol: 'sqs', Endpoint: { 'Fn::Sub': 'arn:aws:sqs:us-east-1:${AWS::AccountId}:taken' } }),
  },
];

/** Resources that gather what was recorded. */
export const complianceAdditions = [
  {
    operator: 'let another Region gather configurations',
    Type: 'AWS::Config::AggregationAuthorization',
    properties: () => ({ AuthorizedAccountId: { Ref: 'AWS::AccountId' }, AuthorizedAwsRegion: 'us-east-1' }),
  },
  {
    operator: 'gather events of every Region',
    Type: 'AWS::CloudTrail::EventDataStore',
    properties: () => ({ Name: 'e' }),
  },
  {
    operator: 'export threat findings to an unknown bucket',
    Type: 'AWS::GuardDuty::PublishingDestination',
    properties: () => ({
      DetectorId: 'd',
      DestinationType: 'S3',
      DestinationProperties: { DestinationArn: 'arn:aws:s3:::somebody-elses-archive', KmsKeyArn: FOREIGN_KEY },
    }),
  },
] as const;
