/** CloudWatch namespace of requests for disclosure. Dimension `Stage`: the id of the Stage. */
export const DISCLOSURE_NAMESPACE = 'Disclosure';

/** Metrics of requests that nobody was given an answer to. */
export const disclosureMetrics = {
  unanswered: 'UnansweredRequests',
  dueSoon: 'RequestsDueSoon',
  overdue: 'RequestsOverdue',
} as const;
