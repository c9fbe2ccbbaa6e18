import { actionFacts } from '../../lib/contact-flows/action-catalogue';
import { type Flow, type FlowAction, parseFlow } from '../../lib/contact-flows/flow';
import { type FlowDocument } from '../../lib/contact-flows/flow-document';
import { edgesOf } from '../../lib/contact-flows/flow-graph';

/** One run of a flow, from the customer's side. */
export interface FlowRun {
  /** Every action with its outcome, in order. */
  readonly path: readonly { readonly action: string; readonly outcome: string }[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly heard: readonly string[];
  /** Voices that were set, in order. */
  readonly voices: readonly string[];
  /** What was recorded once an agent was there. */
  readonly recording: readonly string[];
  /** `dropped`: the flow had no way on, which a customer notices as silence. */
  readonly end: 'queued' | 'disconnected' | 'transferred' | 'dropped' | 'endless';
  readonly queue: string | undefined;
}

export interface FlowWorld {
  /** Attributes that the contact comes with. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What a function may answer. It can fail besides. */
  readonly answers: readonly Readonly<Record<string, string>>[];
}

interface State {
  readonly path: FlowRun['path'];
  readonly attributes: Readonly<Record<string, string>>;
  readonly external: Readonly<Record<string, string>>;
  readonly heard: readonly string[];
  readonly voices: readonly string[];
  readonly recording: readonly string[];
  readonly queue: string | undefined;
}

/** A document as Amazon Connect would read it. */
export function asFlow(document: FlowDocument): Flow {
  return parseFlow(JSON.stringify(document), 'flow');
}

const LONGEST_PATH = 60;

/**
 * Runs a flow in every way that it can go: at every action, success and each error that the Flow language knows for it,
 * whether or not the flow handles it; every answer of a function; open and closed hours.
 */
export function everyRun(flow: Flow, world: FlowWorld): readonly FlowRun[] {
  const start: State = {
    path: [],
    attributes: world.attributes ?? {},
    external: {},
    heard: [],
    voices: [],
    recording: [],
    queue: undefined,
  };
  return runsFrom(flow, flow.StartAction, start, world);
}

function runsFrom(flow: Flow, name: string, state: State, world: FlowWorld): readonly FlowRun[] {
  const action = flow.Actions.find(({ Identifier }) => Identifier === name);
  if (!action) return [ended(state, 'dropped')];
  if (state.path.length > LONGEST_PATH) return [ended(state, 'endless')];
  return outcomesOf(action, state, world).flatMap(({ outcome, state: changed }) => {
    const next: State = { ...changed, path: [...state.path, { action: name, outcome }] };
    const end = outcome === 'success' ? endOf(action) : undefined;
    if (end) return [ended(next, end)];
    const edge = edgesOf(action).find((one) => one.outcome === outcome);
    return edge ? runsFrom(flow, edge.to, next, world) : [ended(next, 'dropped')];
  });
}

function ended({ path, attributes, heard, voices, recording, queue }: State, end: FlowRun['end']): FlowRun {
  return { path, attributes, heard, voices, recording, queue, end };
}

function endOf({ Type }: FlowAction): FlowRun['end'] | undefined {
  if (Type === 'TransferContactToQueue') return 'queued';
  if (Type === 'TransferToFlow') return 'transferred';
  return actionFacts(Type)?.success === 'ends' ? 'disconnected' : undefined;
}

/** What can come of an action, and what the world is then. */
function outcomesOf(
  action: FlowAction,
  state: State,
  world: FlowWorld,
): readonly { readonly outcome: string; readonly state: State }[] {
  const facts = actionFacts(action.Type);
  if (!facts) throw new Error(`the interpreter does not know ${action.Type}`);
  const failed = { ...state, ...(action.Type === 'InvokeLambdaFunction' ? { external: {} } : {}) };
  const errors = facts.errors
    .filter((outcome) => outcome !== 'NoMatchingCondition')
    .map((outcome) => ({ outcome, state: failed }));
  return [...successesOf(action, state, world), ...errors];
}

function successesOf(action: FlowAction, state: State, world: FlowWorld) {
  const { Parameters } = action;
  const success = (change: Partial<State> = {}) => [{ outcome: 'success', state: { ...state, ...change } }];
  switch (action.Type) {
    case 'InvokeLambdaFunction':
      return world.answers.flatMap((external) => success({ external }));
    case 'Compare': {
      const value = valueOf(String(Parameters['ComparisonValue']), state);
      const matching = action.Transitions.Conditions.find(({ Condition }) => Condition.Operands[0] === value);
      return [{ outcome: matching ? `Equals ${value ?? ''}` : 'NoMatchingCondition', state }];
    }
    case 'CheckHoursOfOperation':
      return ['Equals True', 'Equals False'].map((outcome) => ({ outcome, state }));
    case 'UpdateContactAttributes': {
      const set = Object.entries(Parameters['Attributes'] as Record<string, string>);
      const values = set.map(([key, value]) => [key, valueOf(value, state) ?? ''] as const);
      return success({ attributes: { ...state.attributes, ...Object.fromEntries(values) } });
    }
    case 'MessageParticipant':
      return success({ heard: [...state.heard, String(Parameters['Text'])] });
    case 'UpdateContactTextToSpeechVoice':
      return success({ voices: [...state.voices, String(Parameters['TextToSpeechVoice'])] });
    case 'GetParticipantInput': {
      const asked = { ...state, heard: [...state.heard, String(Parameters['Text'])] };
      const digits = action.Transitions.Conditions.map(({ Condition }) => `Equals ${Condition.Operands.join(', ')}`);
      // Nothing pressed, and a digit that nobody asked for.
      return [...digits, 'InputTimeLimitExceeded', 'NoMatchingCondition'].map((outcome) => ({ outcome, state: asked }));
    }
    case 'UpdateContactRecordingBehavior': {
      const behavior = Parameters['RecordingBehavior'] as Record<string, unknown>;
      return success({
        recording: [behavior['RecordedParticipants'], behavior['ScreenRecordedParticipants']].flat().map(String),
      });
    }
    case 'UpdateContactTargetQueue':
      return success({ queue: valueOf(String(Parameters['QueueId']), state) });
    default:
      return success();
  }
}

/** A text, or what it refers to. What is not there is empty. */
function valueOf(text: string, { attributes, external }: State): string | undefined {
  const [, source, key = ''] = /^\$\.(External|Attributes)\.(\w+)$/.exec(text) ?? [];
  if (source === undefined) return text;
  return source === 'External' ? external[key] : attributes[key];
}
