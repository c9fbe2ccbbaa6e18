import { type FlowAction } from './flow';

const OLD_ACTION = 'UpdateContactRecordingBehavior';
const NEW_ACTION = 'UpdateContactRecordingAndAnalyticsBehavior';

/**
 * What an action does to recording and analysis of the contact: `on`, when anyone's voice, screen or words are recorded
 * or analysed after it; `off`, when no voice is and nothing else. `undefined`: the action is about something else.
 *
 * @see https://docs.aws.amazon.com/connect/latest/devguide/contact-actions-updatecontactrecordingandanalyticsbehavior.html
 */
export function recordingOf({ Type, Parameters }: FlowAction): 'on' | 'off' | undefined {
  if (Type !== OLD_ACTION && Type !== NEW_ACTION) return undefined;
  if (records(Parameters)) return 'on';
  const voice = [
    field(Parameters, 'RecordingBehavior'),
    field(field(Parameters, 'VoiceBehavior'), 'VoiceRecordingBehavior'),
  ];
  // An action about the screen or about a chat leaves the voice as it is.
  return voice.some((behavior) => 'RecordedParticipants' in behavior) ? 'off' : undefined;
}

/** Whether an action hands the customer's voice to a stream from now on. */
export function streamsMedia({ Type, Parameters }: FlowAction): boolean {
  return Type === 'UpdateContactMediaStreamingBehavior' && !isOff(Parameters['MediaStreamingState']);
}

/** The analysis that an action switches on: the object of parameters that says so. */
export function analyticsOf({ Type, Parameters }: FlowAction): readonly Readonly<Record<string, unknown>>[] {
  if (Type !== OLD_ACTION && Type !== NEW_ACTION) return [];
  return [
    field(Parameters, 'AnalyticsBehavior'),
    field(field(Parameters, 'VoiceBehavior'), 'VoiceAnalyticsBehavior'),
    field(field(Parameters, 'ChatBehavior'), 'ChatAnalyticsBehavior'),
  ].filter((behavior) => 'Enabled' in behavior && !isOff(behavior['Enabled']));
}

/** Whether any part of the parameters, at any depth, records or analyses. What is not known to be off is on. */
function records(parameters: unknown): boolean {
  if (typeof parameters !== 'object' || parameters === null) return false;
  return Object.entries(parameters as Readonly<Record<string, unknown>>).some(([name, value]) => {
    if (['RecordedParticipants', 'ScreenRecordedParticipants'].includes(name)) {
      return !(Array.isArray(value) && value.length === 0);
    }
    if (name === 'IVRRecordingBehavior') return !isOff(value);
    // What is below tells how it is analysed, and an empty analysis analyses nothing.
    if (name.endsWith('AnalyticsBehavior')) return !isOff(field({ [name]: value }, name)['Enabled'] ?? 'False');
    return records(value);
  });
}

function isOff(value: unknown): boolean {
  return value === false || ['false', 'disabled'].includes(String(value).toLowerCase());
}

function field(of: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const value = of[name];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
