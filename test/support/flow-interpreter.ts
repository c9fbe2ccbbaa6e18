import { actionFacts, errorsOf } from '../../lib/contact-flows/action-catalogue';
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
  /** Attributes of the flow itself, which end with it. */
  readonly flowAttributes: Readonly<Record<string, string>>;
  /** The last input that was stored, which stays readable for the rest of the flow. */
  readonly storedInput: string | undefined;
  /** Whether the flow's log was on at the end. `undefined`: as it was before. */
  readonly logging: boolean | undefined;
  /** What was true whenever the customer was asked to type. */
  readonly inputs: readonly InputMoment[];
}

/** What was true when the customer was asked to type. */
export interface InputMoment {
  readonly action: string;
  readonly logging: boolean | undefined;
  readonly recording: readonly string[];
  readonly agentOnHold: boolean;
  readonly heard: readonly string[];
}

export interface FlowWorld {
  /** Attributes that the contact comes with. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What a function may answer. It can fail besides. */
  readonly answers: readonly Readonly<Record<string, string>>[];
  /** What is recorded when the flow begins. @default - nothing */
  readonly recording?: readonly string[];
}

interface State extends Omit<FlowRun, 'end'> {
  readonly external: Readonly<Record<string, string>>;
  readonly agentOnHold: boolean;
  /** How often each loop went round. */
  readonly rounds: Readonly<Record<string, number>>;
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
    recording: world.recording ?? [],
    queue: undefined,
    flowAttributes: {},
    storedInput: undefined,
    logging: undefined,
    inputs: [],
    agentOnHold: false,
    rounds: {},
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

function ended(state: State, end: FlowRun['end']): FlowRun {
  const { path, attributes, heard, voices, recording, queue, flowAttributes, storedInput, logging, inputs } = state;
  return { path, attributes, heard, voices, recording, queue, flowAttributes, storedInput, logging, inputs, end };
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
  if (!actionFacts(action.Type)) throw new Error(`the interpreter does not know ${action.Type}`);
  const failed = { ...state, ...(action.Type === 'InvokeLambdaFunction' ? { external: {} } : {}) };
  const errors = errorsOf(action)
    .filter((outcome) => outcome !== 'NoMatchingCondition' && outcome !== 'InputTimeLimitExceeded')
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
    case 'UpdateContactRecordingBehavior': {
      const behavior = Parameters['RecordingBehavior'] as Record<string, unknown>;
      return success({
        recording: [behavior['RecordedParticipants'], behavior['ScreenRecordedParticipants']].flat().map(String),
      });
    }
    case 'UpdateFlowLoggingBehavior':
      return success({ logging: Parameters['FlowLoggingBehavior'] === 'Enabled' });
    case 'UpdatePreviousContactParticipantState':
      return success({ agentOnHold: Parameters['PreviousContactParticipantState'] === 'AgentOnHold' });
    case 'GetParticipantInput': {
      if (Parameters['StoreInput'] !== 'True') return answersOf(action, state);
      const { logging, recording, agentOnHold, heard } = state;
      const inputs = [...state.inputs, { action: action.Identifier, logging, recording, agentOnHold, heard }];
      // What a customer types, as far as anything later can tell: something, or nothing in time.
      const stored = `${TYPED} ${action.Identifier}`;
      return Parameters['InputTimeLimitSeconds'] === '1'
        ? success({ inputs, storedInput: 'Timeout' })
        : success({ inputs, storedInput: stored });
    }
    case 'UpdateFlowAttributes': {
      const set = Object.entries(Parameters['FlowAttributes'] as Record<string, { readonly Value: string }>);
      const values = set.map(([key, { Value }]) => [key, valueOf(Value, state) ?? ''] as const);
      return success({ flowAttributes: { ...state.flowAttributes, ...Object.fromEntries(values) } });
    }
    case 'Loop': {
      const { Identifier } = action;
      const round = state.rounds[Identifier] ?? 0;
      const goesOn = round < Number(Parameters['LoopCount']);
      const rounds = { ...state.rounds, [Identifier]: goesOn ? round + 1 : 0 };
      return [{ outcome: `Equals ${goesOn ? 'ContinueLooping' : 'DoneLooping'}`, state: { ...state, rounds } }];
    }
    case 'UpdateContactTargetQueue':
      return success({ queue: valueOf(String(Parameters['QueueId']), state) });
    default:
      return success();
  }
}

/** What can come of a menu: every digit that it knows, nothing pressed, and a digit that nobody asked for. */
function answersOf({ Parameters, Transitions }: FlowAction, state: State) {
  const asked = { ...state, heard: [...state.heard, String(Parameters['Text'])] };
  const digits = Transitions.Conditions.map(({ Condition }) => `Equals ${Condition.Operands.join(', ')}`);
  return [...digits, 'InputTimeLimitExceeded', 'NoMatchingCondition'].map((outcome) => ({ outcome, state: asked }));
}

/** How what a customer typed begins, in runs. */
export const TYPED = 'typed into';

/** A text, or what it refers to. What is not there is empty. */
function valueOf(text: string, { attributes, external, flowAttributes, storedInput }: State): string | undefined {
  if (text === '$.StoredCustomerInput') return storedInput;
  const [, own] = /^\$\.FlowAttributes\.(\w+)$/.exec(text) ?? [];
  if (own !== undefined) return flowAttributes[own];
  const [, source, key = ''] = /^\$\.(External|Attributes)\.(\w+)$/.exec(text) ?? [];
  if (source === undefined) return text;
  return source === 'External' ? external[key] : attributes[key];
}
