/** CloudWatch namespace of what is masked on its way to the lake. Dimension `Stage`: the id of the Stage. */
export const MASKING_METRIC_NAMESPACE = 'ResidentConnect/Masking';

/** Counts of contact records and agent events. What was not masked lies under the prefix of errors. */
export const maskingMetrics = {
  recordsMasked: 'RecordsMasked',
  recordsNotMasked: 'RecordsNotMasked',
  eventsMasked: 'AgentEventsMasked',
  eventsNotMasked: 'AgentEventsNotMasked',
} as const;
