import { type Channel } from '../channel';
import { inbound, ways } from './ways';

const TRAIL = 'AWS::CloudTrail::Trail';
const DATA_EVENTS = { to: 'abroad', title: 'data events of every Region in one place', values: [true] } as const;

/** Ways out of audit records, findings and billing. */
export const audit: readonly Channel[] = [
  {
    id: 'trail-data-events',
    catalogue: 'TRL-01',
    title: 'Data events are recorded in the Region where they happen',
    why: 'A multi-Region trail writes object keys and caller identities of every Region into one bucket.',
    fix: 'Use a single-Region trail for data events; keep the multi-Region trail to management events.',
    severity: 'S3',
    sources: [
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html',
    ],
    ways: [
      {
        type: TRAIL,
        path: 'IsMultiRegionTrail',
        reads: DATA_EVENTS,
        when: { path: 'EventSelectors[].DataResources[]' },
        carries: 'audit',
      },
      {
        type: TRAIL,
        path: 'IsMultiRegionTrail',
        reads: DATA_EVENTS,
        when: { path: 'AdvancedEventSelectors[].FieldSelectors[].Equals[]', values: ['Data'] },
        carries: 'audit',
      },
    ],
  },
  {
    id: 'trail-destination',
    catalogue: 'TRL-02',
    title: 'Trails are archived within the jurisdiction',
    why: 'The bucket of an audit archive is often in another account, and nothing in the trail tells its Region.',
    fix: 'Archive to a bucket of a home Region that a given template declares, encrypted with a key of the same Region.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html'],
    ways: [
      ...ways(TRAIL, 'bucket', 'S3BucketName').map((way) => ({ ...way, carries: 'audit' as const })),
      ...ways(TRAIL, 'arn', 'SnsTopicName', 'CloudWatchLogsLogGroupArn').map((way) => ({
        ...way,
        carries: 'audit' as const,
      })),
      ...inbound(TRAIL, 'EventSelectors[].DataResources[].Values[]'),
    ],
  },
  {
    id: 'event-data-store-regions',
    catalogue: 'TRL-03',
    title: 'Event data stores keep the events of their own Region',
    why: 'An event data store gathers the events of every Region unless MultiRegionEnabled is false.',
    fix: 'Set MultiRegionEnabled to false.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-concepts.html'],
    ways: [
      {
        type: 'AWS::CloudTrail::EventDataStore',
        path: 'MultiRegionEnabled',
        reads: { to: 'abroad', title: 'events of every Region in one place', values: [true] },
        absent: { to: 'abroad', title: 'events of every Region in one place' },
        carries: 'audit',
      },
      ...ways('AWS::CloudTrail::Channel', 'arn', 'Destinations[].Location'),
      ...inbound('AWS::CloudTrail::Channel', 'Source'),
      ...ways('AWS::CloudTrail::ResourcePolicy', 'policy', 'ResourcePolicy'),
    ],
  },
  {
    id: 'config-aggregation',
    catalogue: 'CFG-01',
    title: 'Configuration records are aggregated within the jurisdiction',
    why: 'Configuration records quote names, tags and sometimes environment variables.',
    fix: 'Authorize aggregators of home Regions and declared accounts; deliver to a bucket that a given template declares.',
    severity: 'S4',
    sources: ['https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html'],
    ways: [
      ...ways('AWS::Config::AggregationAuthorization', 'region', 'AuthorizedAwsRegion'),
      ...ways('AWS::Config::AggregationAuthorization', 'account', 'AuthorizedAccountId'),
      ...ways('AWS::Config::DeliveryChannel', 'bucket', 'S3BucketName'),
      ...ways('AWS::Config::DeliveryChannel', 'arn', 'SnsTopicARN'),
      ...inbound(
        'AWS::Config::ConfigurationAggregator',
        'AccountAggregationSources[].AllAwsRegions',
        'AccountAggregationSources[].AwsRegions[]',
        'OrganizationAggregationSource.AllAwsRegions',
        'OrganizationAggregationSource.AwsRegions[]',
      ),
    ],
  },
  {
    id: 'finding-aggregation',
    catalogue: 'SHB-01',
    title: 'Security findings are aggregated within the jurisdiction',
    why: 'Findings quote resources, object keys and identities. An aggregator collects into its own Region.',
    fix: 'Keep the aggregator in a home Region.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/securityhub/latest/userguide/finding-aggregation.html'],
    ways: [
      ...inbound('AWS::SecurityHub::FindingAggregator', 'RegionLinkingMode', 'Regions[]'),
      ...inbound('AWS::SecurityHub::AggregatorV2', 'RegionLinkingMode', 'LinkedRegions[]'),
    ],
  },
  {
    id: 'threat-finding-export',
    catalogue: 'GDY-01',
    title: 'Threat findings are exported within the jurisdiction',
    why: 'Exported findings hold IP addresses, identities and object keys.',
    fix: 'Export to a bucket of a home Region that a given template declares, with a key of the same Region.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html'],
    ways: [
      ...ways('AWS::GuardDuty::PublishingDestination', 'bucket', 'DestinationProperties.DestinationArn'),
      ...ways('AWS::GuardDuty::PublishingDestination', 'key', 'DestinationProperties.KmsKeyArn'),
    ],
  },
  {
    id: 'security-lake-rollup',
    catalogue: 'SLK-01',
    title: 'Security data is rolled up and shared within the jurisdiction',
    why: 'A rollup Region receives a copy of all logs of the data lake; a subscriber reads them.',
    fix: 'Replicate to home Regions only, and subscribe accounts of the deployment.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/security-lake/latest/userguide/manage-regions.html'],
    ways: [
      ...ways('AWS::SecurityLake::DataLake', 'region', 'ReplicationConfiguration.Regions[]'),
      ...ways('AWS::SecurityLake::Subscriber', 'account', 'SubscriberIdentity.Principal'),
    ],
  },
  {
    id: 'notification-hub',
    catalogue: 'REX-01',
    title: 'Notification hubs are in the jurisdiction',
    why: 'Notifications copy the content of events to the Region of each hub.',
    fix: 'Register hubs in home Regions only.',
    severity: 'S4',
    sources: ['https://docs.aws.amazon.com/notifications/latest/userguide/notification-hubs.html'],
    ways: [
      ...ways('AWS::Notifications::NotificationHub', 'region', 'Region'),
      ...inbound('AWS::Notifications::EventRule', 'Regions[]'),
      ...inbound('AWS::ResourceExplorer2::Index', 'Type'),
    ],
  },
  {
    id: 'support-access',
    catalogue: 'SUP-01',
    title: 'Support access is bounded in time and scope',
    why: 'Operators of AWS Support work from many countries; a permit without bounds lets them at everything.',
    fix: 'Name the actions and resources in the permit, and end it with an AllowBefore condition.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/awssupport/latest/user/security-iam.html'],
    ways: [
      ...ways(
        'AWS::SupportAuthZ::SupportPermit',
        { to: 'unknown', title: 'an operator of AWS Support' },
        'Permit.Actions.AllActions',
        'Permit.Resources.AllResourcesInRegion',
      ),
      {
        type: 'AWS::SupportAuthZ::SupportPermit',
        path: 'Permit.Conditions[].AllowBefore',
        reads: { to: 'unknown', title: 'an operator of AWS Support', values: [] },
        absent: { to: 'unknown', title: 'an operator of AWS Support, without an end' },
      },
    ],
  },
  {
    id: 'cost-report',
    catalogue: 'CUR-01',
    title: 'Cost reports are stored in the jurisdiction',
    why: 'Reports list resource ids and tags; billing itself is run in us-east-1, but the bucket can be in any Region.',
    fix: 'Set S3Region to a home Region.',
    severity: 'S4',
    sources: ['https://docs.aws.amazon.com/cur/latest/userguide/what-is-cur.html'],
    ways: [
      { type: 'AWS::CUR::ReportDefinition', path: 'S3Region', reads: 'region', forcedTo: 'us-east-1' },
      {
        type: 'AWS::BCMDataExports::Export',
        path: 'Export.DestinationConfigurations.S3Destination.S3Region',
        reads: 'region',
        forcedTo: 'us-east-1',
      },
    ],
  },
];
