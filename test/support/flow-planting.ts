import { actionFacts } from '../../lib/contact-flows/action-catalogue';
import { type Flow, type FlowAction } from '../../lib/contact-flows/flow';
import { edgesOf, FlowGraph } from '../../lib/contact-flows/flow-graph';
import { reachedStates } from '../../lib/contact-flows/flow-states';
import { type Notice, noticeAfter } from '../../lib/contact-flows/heard-notice';
import { recordingOf } from '../../lib/contact-flows/recording';
import { storesInput } from '../../lib/contact-flows/stored-input';

/** Something that a person could get wrong in a flow. */
export interface FlowFault {
  readonly fault: string;
  /** Id of the rule that must find it, and no other. */
  readonly rule: string;
  /** The flow with the fault: once for every place where it can be. Nothing, where it cannot. */
  readonly plant: (flow: Flow) => readonly Flow[];
}

type Change = (action: FlowAction) => Partial<FlowAction>;

export function changed(flow: Flow, name: string, change: Change): Flow {
  const Actions = flow.Actions.map((action) =>
    action.Identifier === name ? { ...action, ...change(action) } : action,
  );
  return { ...flow, Actions };
}

/** The flow once for every action that fits, with that action changed. */
export const each =
  (fits: (action: FlowAction, flow: Flow) => boolean, change: Change) =>
  (flow: Flow): readonly Flow[] =>
    flow.Actions.filter((action) => fits(action, flow)).map(({ Identifier }) => changed(flow, Identifier, change));

export const ofType =
  (...types: readonly string[]) =>
  ({ Type }: FlowAction) =>
    types.includes(Type);
export const parameters =
  (change: Readonly<Record<string, unknown>>): Change =>
  ({ Parameters }) => ({ Parameters: { ...Parameters, ...change } });

/** An action that goes on to one other, whatever comes of it. */
export function step(
  Identifier: string,
  Type: string,
  Parameters: FlowAction['Parameters'],
  NextAction: string,
): FlowAction {
  const Errors = (actionFacts(Type)?.errors ?? ['NoMatchingError']).map((ErrorType) => ({ ErrorType, NextAction }));
  return { Identifier, Type, Parameters, Transitions: { NextAction, Errors, Conditions: [] } };
}

/** Puts a new action before another, on every way to it. */
export function before(flow: Flow, name: string, Type: string, Parameters: FlowAction['Parameters']): Flow {
  const planted = step('planted', Type, Parameters, name);
  const Actions = flow.Actions.map((action) => redirected(action, ({ to }) => (to === name ? 'planted' : to)));
  return {
    ...flow,
    StartAction: flow.StartAction === name ? 'planted' : flow.StartAction,
    Actions: [...Actions, planted],
  };
}
export const first =
  (Type: string, Parameters: FlowAction['Parameters']) =>
  (flow: Flow): readonly Flow[] => [before(flow, flow.StartAction, Type, Parameters)];

export function redirected(
  action: FlowAction,
  to: (way: { readonly to: string; readonly isError: boolean }) => string,
): FlowAction {
  const { NextAction, Errors, Conditions } = action.Transitions;
  const led = <Way extends { NextAction: string }>(ways: readonly Way[], isError: boolean) =>
    ways.map((way) => ({ ...way, NextAction: to({ to: way.NextAction, isError }) }));
  return {
    ...action,
    Transitions: {
      ...(NextAction !== undefined && { NextAction: to({ to: NextAction, isError: false }) }),
      Errors: led(Errors, true),
      Conditions: led(Conditions, false),
    },
  };
}

/** The flow once for every error that leads to a fitting action, with that error going round the action. */
export const roundAbout =
  (fits: (action: FlowAction) => boolean) =>
  (flow: Flow): readonly Flow[] => {
    const graph = new FlowGraph(flow);
    return flow.Actions.filter(fits).flatMap((skipped) => {
      const [next] = edgesOf(skipped);
      return flow.Actions.filter((action) =>
        edgesOf(action).some(({ to, kind }) => to === skipped.Identifier && kind === 'error'),
      )
        .map((action) =>
          changed(flow, action.Identifier, () =>
            redirected(action, ({ to, isError }) => (isError && to === skipped.Identifier ? (next?.to ?? to) : to)),
          ),
        )
        .filter((mutant) => isWhole(mutant, graph));
    });
  };

/** Whether every action is still reached that was: what is left over is another fault. */
export function isWhole(mutant: Flow, { flow }: FlowGraph): boolean {
  const graph = new FlowGraph(mutant);
  return flow.Actions.every(({ Identifier }) => graph.isReached(Identifier));
}

/** Whether a contact can come to an action without having heard a notice. */
export function isUntold(flow: Flow, { Identifier }: FlowAction): boolean {
  return reachedStates<Notice>(new FlowGraph(flow), 'nothing', noticeAfter).some(
    ([action, notice]) => action.Identifier === Identifier && (notice === 'nothing' || notice === 'spoken'),
  );
}

export const switchesOn = (action: FlowAction) => recordingOf(action) === 'on';
export const records = (flow: Flow) => flow.Actions.some(switchesOn);
export const secret = (flow: Flow) => flow.Actions.some(storesInput);
export const sets =
  (name: string) =>
  ({ Parameters }: FlowAction) =>
    name in { ...(Parameters['Attributes'] as object | undefined) };
export const logs = (behavior: string) => (action: FlowAction, flow: Flow) =>
  secret(flow) && action.Parameters['FlowLoggingBehavior'] === behavior;
export const leaves = ({ Type }: FlowAction) =>
  actionFacts(Type)?.success === 'ends' && Type !== 'DisconnectParticipant';
export const withAttribute =
  (name: string, value: string): Change =>
  ({ Parameters }) => ({
    Parameters: { ...Parameters, Attributes: { ...(Parameters['Attributes'] as object), [name]: value } },
  });
export const OFF = { RecordingBehavior: { RecordedParticipants: [], ScreenRecordedParticipants: [] } };

/** The action that switches logging on again. */
export function enabling(flow: Flow): string | undefined {
  return flow.Actions.find(({ Parameters }) => Parameters['FlowLoggingBehavior'] === 'Enabled')?.Identifier;
}

/** Overwrites the fields of the redaction, wherever they are. */
export function loosen(value: unknown, change: Readonly<Record<string, string | undefined>>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const isRedaction = 'AnalyticsRedactionResults' in value || 'RedactionResults' in value;
  const inner = Object.entries(value).map(([name, one]) => [
    name,
    isRedaction && typeof one === 'string' && name in change && !(name === 'Enabled' && 'AnalyticsLanguage' in value)
      ? change[name]
      : loosen(one, change),
  ]);
  return Object.fromEntries(inner) as unknown;
}
