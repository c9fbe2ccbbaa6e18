import { type WatchedCalls } from './watched-calls';

/** Calls that send what flows another way. */
export const routeCalls: readonly WatchedCalls[] = [
  {
    source: 'aws.logs',
    eventSource: 'logs.amazonaws.com',
    calls: {
      PutSubscriptionFilter: 'stream a log to another account, or through a relay to another Region',
      PutDestination: 'open a relay whose stream is in another Region',
      PutAccountPolicy: 'stream every log of the account',
      CreateExportTask: 'write a log to a bucket',
      CreateDelivery: 'deliver logs to another place',
    },
  },
  {
    source: 'aws.events',
    eventSource: 'events.amazonaws.com',
    calls: {
      PutTargets: 'send events to a bus of another Region or account',
      CreateEndpoint: 'send events to two Regions',
      CreateApiDestination: 'send events to a host outside AWS',
      UpdateApiDestination: 'send events to a host outside AWS',
    },
  },
  {
    source: 'aws.scheduler',
    eventSource: 'scheduler.amazonaws.com',
    calls: { CreateSchedule: 'make any call on a schedule', UpdateSchedule: 'make any call on a schedule' },
  },
  {
    source: 'aws.firehose',
    eventSource: 'firehose.amazonaws.com',
    calls: {
      CreateDeliveryStream: 'deliver records to a host outside AWS',
      UpdateDestination: 'deliver records to another place',
    },
  },
  {
    source: 'aws.dynamodb',
    eventSource: 'dynamodb.amazonaws.com',
    calls: { EnableKinesisStreamingDestination: 'stream every change of a table' },
  },
  {
    source: 'aws.dms',
    eventSource: 'dms.amazonaws.com',
    calls: {
      CreateEndpoint: 'open a database anywhere as a target',
      ModifyEndpoint: 'replicate to another database',
      CreateReplicationTask: 'replicate other tables',
      ModifyReplicationTask: 'replicate other tables',
      CreateReplicationConfig: 'replicate other tables',
      ModifyReplicationConfig: 'replicate other tables',
    },
  },
  {
    source: 'aws.lambda',
    eventSource: 'lambda.amazonaws.com',
    calls: {
      'UpdateFunctionConfiguration*': 'point a function to another place',
      'UpdateFunctionCode*': 'make a function do something else',
      'CreateEventSourceMapping*': 'read a stream with another function',
    },
  },
  {
    source: 'aws.ec2',
    eventSource: 'ec2.amazonaws.com',
    calls: {
      CreateVpcPeeringConnection: 'join networks across Regions',
      AcceptVpcPeeringConnection: 'join networks across Regions',
      CreateTransitGatewayPeeringAttachment: 'join networks across Regions',
      CreateInternetGateway: 'open a network to the Internet',
      AttachInternetGateway: 'open a network to the Internet',
    },
  },
  {
    source: 'aws.es',
    eventSource: 'es.amazonaws.com',
    calls: { CreateOutboundConnection: 'search across domains of other Regions' },
  },
];
