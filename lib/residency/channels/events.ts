import { type Channel } from '../channel';
import { inbound, knownWays, ways } from './ways';

/** Ways out of Amazon EventBridge. */
export const events: readonly Channel[] = [
  {
    id: 'event-rule-target',
    catalogue: 'EVB-01',
    title: 'Rules send events to targets of the jurisdiction',
    why: 'A bus of another Region or account gets every matching event with its whole detail.',
    fix: 'Send to a target of a known account in a home Region, its dead letters too.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html'],
    ways: [
      ...ways('AWS::Events::Rule', 'arn', 'Targets[].Arn', 'Targets[].DeadLetterConfig.Arn'),
      ...knownWays('AWS::Events::Rule', 'arn', 'EventBusName'),
    ],
  },
  {
    id: 'event-global-endpoint',
    catalogue: 'EVB-02',
    title: 'Global endpoints switch between home Regions',
    why: 'Replication is on by default: both buses get all custom events, all the time.',
    fix: 'Use two home Regions, or send to one bus.',
    severity: 'S1',
    sources: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html'],
    ways: [
      ...ways('AWS::Events::Endpoint', 'arn', 'EventBuses[].EventBusArn'),
      ...ways('AWS::Events::Endpoint', 'region', 'RoutingConfig.FailoverConfig.Secondary.Route'),
    ],
  },
  {
    id: 'event-api-destination',
    catalogue: 'EVB-03',
    title: 'API destinations are in the jurisdiction',
    why: 'Events are posted to a host outside AWS, with whatever they carry.',
    fix: 'Use the site that the vendor runs in the jurisdiction, or reduce events to ids.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html'],
    ways: [
      ...ways('AWS::Events::ApiDestination', 'host', 'InvocationEndpoint'),
      // A token is fetched there; no event is sent.
      ...knownWays('AWS::Events::Connection', 'host', 'AuthParameters.OAuthParameters.AuthorizationEndpoint'),
      ...ways(
        'AWS::Events::Connection',
        'arn',
        'InvocationConnectivityParameters.ResourceParameters.ResourceConfigurationArn',
      ),
    ],
  },
  {
    id: 'event-bus-policy',
    catalogue: 'EVB-04',
    title: 'Buses are open to known accounts only',
    why: 'Whoever may make rules on a bus gets its events.',
    fix: 'Name own accounts, or limit the principal by aws:PrincipalOrgID.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html'],
    ways: [
      ...ways('AWS::Events::EventBus', 'policy', 'Policy'),
      {
        type: 'AWS::Events::EventBusPolicy',
        path: 'Principal',
        reads: 'principal',
        when: { path: 'Condition', absent: true },
      },
    ],
  },
  {
    id: 'event-archive',
    catalogue: 'EVB-05',
    title: 'Archives keep events of buses in the jurisdiction',
    why: 'An archive of a foreign bus says that the same events are kept there.',
    fix: 'Archive a bus of the same account and Region, for a bounded time.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html'],
    ways: knownWays('AWS::Events::Archive', 'arn', 'SourceArn'),
  },
  {
    id: 'event-pipe',
    catalogue: 'EVB-06',
    title: 'Pipes read, enrich and deliver within the jurisdiction',
    why: 'A pipe hands every record to its enrichment, its target and, with execution data, its log.',
    fix: 'Use sources, enrichments, targets and logs of home Regions.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes.html'],
    ways: [
      ...knownWays('AWS::Pipes::Pipe', 'arn', 'Source', 'LogConfiguration.CloudwatchLogsLogDestination.LogGroupArn'),
      ...ways(
        'AWS::Pipes::Pipe',
        'arn',
        'Target',
        'Enrichment',
        'LogConfiguration.FirehoseLogDestination.DeliveryStreamArn',
      ),
      ...ways('AWS::Pipes::Pipe', 'bucket', 'LogConfiguration.S3LogDestination.BucketName'),
    ],
  },
  {
    id: 'scheduled-call',
    catalogue: 'EVB-07',
    title: 'Schedules call targets of the jurisdiction',
    why: 'A universal target calls any API; its input can name a Region, a bucket or a snapshot anywhere.',
    fix: 'Name home Regions and buckets in the input, and a target of a known account.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html'],
    ways: [
      ...ways('AWS::Scheduler::Schedule', 'arn', 'Target.Arn', 'Target.DeadLetterConfig.Arn'),
      ...ways('AWS::Scheduler::Schedule', 'document', 'Target.Input'),
    ],
  },
  {
    id: 'partner-event-source',
    catalogue: 'EVB-08',
    title: "Partners' events come in on buses of the jurisdiction",
    why: 'Events come in from a vendor; what goes back is judged at rules and destinations.',
    fix: 'Keep the bus in a home Region.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-saas.html'],
    ways: [
      ...inbound('AWS::Events::EventBus', 'EventSourceName'),
      ...inbound('AWS::AppIntegrations::EventIntegration', 'EventBridgeBus', 'EventFilter.Source'),
    ],
  },
];
