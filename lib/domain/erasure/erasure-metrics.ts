/** CloudWatch namespace of the erasure. Dimension `Stage`: the id of the Stage. */
export const ERASURE_NAMESPACE = 'Erasure';

/** Metrics that functions of the erasure write. */
export const erasureMetrics = {
  objectsRegistered: 'ObjectsRegistered',
  objectsUnattributed: 'ObjectsUnattributed',
  labellingFailed: 'LabellingFailed',
  objectsFoundUnlabelled: 'ObjectsFoundUnlabelled',
  objectsStillUnlabelled: 'ObjectsStillUnlabelled',
  unanswered: 'UnansweredRequests',
  dueSoon: 'RequestsDueSoon',
  overdue: 'RequestsOverdue',
  interrupted: 'InterruptedRequests',
  toTell: 'AnswersToTell',
  placesReplayed: 'PlacesReplayed',
} as const;
