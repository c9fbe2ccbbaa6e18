import { type FlowAction } from './flow';
import { type FlowEdge } from './flow-graph';

/**
 * What a contact was told, on its way here:
 * - `nothing`, as far as this flow shows;
 * - `spoken`: a message was played right before, and nothing has noted which;
 * - `not-recorded`: the notice that was noted says that nothing is recorded;
 * - `told`: the notice covers recording too.
 */
export type Notice = 'nothing' | 'spoken' | 'not-recorded' | 'told';

/** The attribute that tells which notice the customer heard. */
const ATTRIBUTE = 'notice';
const NOT_RECORDED = 'not-recorded';

/** What is known of the notice once an action was left. */
export function noticeAfter(action: FlowAction, edge: FlowEdge, before: Notice): Notice {
  if (asksForNotice(action)) return edge.kind === 'condition' ? noted(edge.operands[0] ?? '') : before;
  if (before === 'told' || before === 'not-recorded') return before;
  if (edge.kind !== 'success') return 'nothing';
  if (action.Type === 'MessageParticipant') return 'spoken';
  // A notice in several languages is spoken by several voices.
  if (action.Type === 'UpdateContactTextToSpeechVoice') return before;
  const version = noticeIn(action);
  return version !== undefined && before === 'spoken' ? noted(version) : 'nothing';
}

/** Whether an action asks which notice the contact has noted, perhaps in another flow. */
export function asksForNotice({ Type, Parameters }: FlowAction): boolean {
  return Type === 'Compare' && Parameters['ComparisonValue'] === `$.Attributes.${ATTRIBUTE}`;
}

/** The notice that an action notes, when it is written out. */
function noticeIn({ Type, Parameters }: FlowAction): string | undefined {
  if (Type !== 'UpdateContactAttributes') return undefined;
  const attributes = Parameters['Attributes'];
  if (typeof attributes !== 'object' || attributes === null) return undefined;
  const notice = (attributes as Readonly<Record<string, unknown>>)[ATTRIBUTE];
  return typeof notice === 'string' && notice !== '' && !notice.startsWith('$') ? notice : undefined;
}

function noted(version: string): Notice {
  if (version === '') return 'nothing';
  return version === NOT_RECORDED ? 'not-recorded' : 'told';
}
