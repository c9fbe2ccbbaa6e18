import { type WatchedCalls } from './watched-calls';

/** Calls that switch off, or narrow, what watches. */
export const safeguardCalls: readonly WatchedCalls[] = [
  {
    source: 'aws.cloudtrail',
    eventSource: 'cloudtrail.amazonaws.com',
    calls: {
      StopLogging: 'end the audit trail',
      DeleteTrail: 'end the audit trail',
      UpdateTrail: 'write the audit trail to another place',
      PutEventSelectors: 'record less',
      CreateTrail: 'write a second audit trail to another place',
      CreateEventDataStore: 'gather the events of every Region in one place',
    },
  },
  {
    source: 'aws.guardduty',
    eventSource: 'guardduty.amazonaws.com',
    calls: {
      DeleteDetector: 'end the detection of threats',
      UpdateDetector: 'narrow the detection of threats',
      CreatePublishingDestination: 'export findings to another place',
      CreateFilter: 'archive findings before anybody sees them',
    },
  },
  {
    source: 'aws.access-analyzer',
    eventSource: 'access-analyzer.amazonaws.com',
    calls: {
      DeleteAnalyzer: 'end the analysis of access',
      CreateArchiveRule: 'archive findings before anybody sees them',
    },
  },
  {
    source: 'aws.config',
    eventSource: 'config.amazonaws.com',
    calls: {
      StopConfigurationRecorder: 'end the record of configurations',
      DeleteConfigurationRecorder: 'end the record of configurations',
      PutDeliveryChannel: 'deliver configurations to another place',
      DeleteDeliveryChannel: 'end the delivery of configurations',
      PutConfigurationAggregator: 'gather configurations of other Regions',
      PutAggregationAuthorization: 'let another account or Region gather configurations',
      DeleteConfigRule: 'end a rule',
    },
  },
  {
    source: 'aws.events',
    eventSource: 'events.amazonaws.com',
    calls: { DeleteRule: 'end a watch', DisableRule: 'end a watch', RemoveTargets: 'tell nobody' },
  },
  {
    source: 'aws.monitoring',
    eventSource: 'monitoring.amazonaws.com',
    calls: { DeleteAlarms: 'end an alarm', DisableAlarmActions: 'tell nobody of an alarm' },
  },
  {
    source: 'aws.logs',
    eventSource: 'logs.amazonaws.com',
    calls: {
      DeleteMetricFilter: 'end an alarm',
      DeleteLogGroup: 'lose a log',
      PutRetentionPolicy: 'lose a log earlier, or keep it longer than is lawful',
      DeleteRetentionPolicy: 'keep a log for ever',
      DisassociateKmsKey: 'end the encryption of a log',
      DeleteDataProtectionPolicy: 'show what is masked in a log',
      PutDataProtectionPolicy: 'mask less in a log',
    },
  },
  {
    source: 'aws.s3',
    eventSource: 's3.amazonaws.com',
    calls: {
      PutBucketLifecycle: 'lose objects earlier, or keep them longer than is lawful',
      DeleteBucketLifecycle: 'keep objects for ever',
      PutObjectLockConfiguration: 'shorten how long evidence is locked',
      PutBucketObjectLockConfiguration: 'shorten how long evidence is locked',
      PutBucketEncryption: 'encrypt with another key',
      PutBucketLogging: 'log access to another bucket',
    },
  },
];
