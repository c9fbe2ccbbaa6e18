import { type Features } from '../config';
import { type ContentKind, contentKinds } from '../constructs/content/content-kind';

/** The features that ask for a bucket of each kind. */
const featuresOf: Readonly<Record<ContentKind, readonly (keyof Features)[]>> = {
  'call-recording': ['callRecording'],
  'screen-recording': ['screenRecording'],
  transcript: ['chatTranscripts'],
  attachment: ['attachments'],
  email: ['email'],
  evaluation: ['evaluations'],
  report: ['scheduledReports'],
  'contact-record-lake': ['contactRecordLake', 'agentEvents'],
  'application-file': ['applicationFiles'],
};

/** The kinds of content that a contact centre with these features keeps. */
export function contentKindsFor(features: Features): readonly ContentKind[] {
  return contentKinds.filter((kind) => featuresOf[kind].some((feature) => features[feature]));
}
