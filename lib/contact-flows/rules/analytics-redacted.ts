import { type FlowRule } from '../flow-rule';
import { analyticsOf } from '../recording';

/** What the analysis of a contact leaves behind is redacted. */
export const analyticsRedacted: FlowRule = {
  id: 'analytics-redacted',
  title: 'Analysis leaves redacted transcripts only',
  why: 'A transcript makes everything that a customer says searchable, and the original beside it would undo the redaction.',
  fix: 'Switch redaction on, with the results RedactedOnly, in the action that switches the analysis on.',
  check: ({ flow }) =>
    flow.Actions.flatMap((action) =>
      analyticsOf(action)
        .filter((analytics) => !isRedactedOnly(analytics))
        .map(() => ({ action: action.Identifier, message: 'its analysis leaves transcripts that are not redacted' })),
    ),
};

function isRedactedOnly(analytics: Readonly<Record<string, unknown>>): boolean {
  if (analytics['AnalyticsRedactionBehavior'] === 'Enabled') {
    return analytics['AnalyticsRedactionResults'] === 'RedactedOnly';
  }
  const configuration = analytics['ConversationalAnalyticsRedactionConfiguration'];
  if (typeof configuration !== 'object' || configuration === null) return false;
  const { Enabled, RedactionResults } = { Enabled: 'False', RedactionResults: '', ...configuration };
  return String(Enabled).toLowerCase() === 'true' && RedactionResults === 'RedactedOnly';
}
