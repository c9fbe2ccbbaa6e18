/**
 * What becomes of a field of a contact record:
 * - `kept`: whatever is in it, except what looks personal in its texts;
 * - `own`: as it is, because it is the organisation's own, such as the number that was called;
 * - `hashed`: a keyed hash of the identifier, by which the person is found again;
 * - `attributes`: each by the lists of attributes;
 * - fields of its own, also for each of a list.
 */
export type FieldRule = 'kept' | 'own' | 'hashed' | 'attributes' | { readonly [field: string]: FieldRule };

/** Fields that are kept, by their names. */
export const kept = (...fields: readonly string[]): Readonly<Record<string, FieldRule>> =>
  Object.fromEntries(fields.map((field) => [field, 'kept']));

/**
 * The fields that are kept of a contact record on its way to the lake. Every other is masked, also one that AWS adds
 * tomorrow beside them: names and descriptions of tasks, subjects and recipients of mail, references, user names of agents, the
 * addresses of third parties.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html
 */
export const contactRecordFields: Readonly<Record<string, FieldRule>> = {
  ...kept('AWSAccountId', 'AWSContactTraceRecordFormatVersion', 'InstanceARN'),
  ...kept('ContactId', 'InitialContactId', 'NextContactId', 'PreviousContactId', 'RelatedContactId'),
  ...kept('ContactAssociationId', 'Channel', 'InitiationMethod', 'DisconnectReason', 'DisconnectDetails'),
  ...kept('InitiationTimestamp', 'ConnectedToSystemTimestamp', 'DisconnectTimestamp', 'LastUpdateTimestamp'),
  ...kept('LastPausedTimestamp', 'LastResumedTimestamp', 'RingStartTimestamp', 'ScheduledTimestamp'),
  ...kept('TransferCompletedTimestamp', 'TotalPauseCount', 'TotalPauseDurationInSeconds'),
  ...kept('AgentConnectionAttempts', 'AnsweringMachineDetectionStatus', 'CustomerVoiceActivity'),
  ...kept('ContactLens', 'MediaStreams', 'Recording', 'Recordings', 'QualityMetrics', 'ChatMetrics'),
  ...kept('Queue', 'TaskTemplateInfo', 'GlobalResiliencyMetadata', 'OutboundStrategy'),
  Agent: kept(
    'ARN',
    'AfterContactWorkDuration',
    'AfterContactWorkEndTimestamp',
    'AfterContactWorkStartTimestamp',
    'AgentInteractionDuration',
    'AgentPauseDurationInSeconds',
    'Capabilities',
    'ConnectedToAgentTimestamp',
    'CustomerHoldDuration',
    'HierarchyGroups',
    'LongestHoldDuration',
    'NumberOfHolds',
    'RoutingProfile',
    'StateTransitions',
  ),
  Attributes: 'attributes',
  Campaign: kept('CampaignId'),
  CustomerEndpoint: { Type: 'kept', Address: 'hashed' },
  SegmentAttributes: kept('connect:Subtype', 'connect:Direction', 'connect:ContactExpiry'),
  SystemEndpoint: { Type: 'kept', Address: 'own' },
  Tags: kept('aws:connect:instanceId'),
  TransferredToEndpoint: kept('Type'),
  WisdomInfo: kept('SessionArn'),
};

/** The attribute with the id of the customer in the organisation's own records. Its value is hashed, and so found again. */
export const CUSTOMER_ID = 'customerId';
