import { type Flow, type FlowAction } from './flow';

/** One way on from an action. */
export interface FlowEdge {
  /** `success`, the error's type, or the condition in words. */
  readonly outcome: string;
  readonly kind: 'success' | 'error' | 'condition';
  readonly to: string;
}

/** Every way on from an action, in the order of the document. */
export function edgesOf({ Transitions: { NextAction, Errors, Conditions } }: FlowAction): readonly FlowEdge[] {
  return [
    ...(NextAction === undefined ? [] : [{ outcome: 'success', kind: 'success' as const, to: NextAction }]),
    ...Conditions.map(({ NextAction: to, Condition: { Operator, Operands } }) => ({
      outcome: `${Operator} ${Operands.join(', ')}`,
      kind: 'condition' as const,
      to,
    })),
    ...Errors.map(({ NextAction: to, ErrorType }) => ({ outcome: ErrorType, kind: 'error' as const, to })),
  ];
}

/** A flow as a graph: its actions by identifier, and what can be reached. */
export class FlowGraph {
  readonly #actions: ReadonlyMap<string, FlowAction>;
  readonly #reached: ReadonlySet<string>;

  constructor(readonly flow: Flow) {
    this.#actions = new Map(flow.Actions.map((action) => [action.Identifier, action]));
    this.#reached = this.from(flow.StartAction);
  }

  action(identifier: string): FlowAction | undefined {
    return this.#actions.get(identifier);
  }

  isReached(identifier: string): boolean {
    return this.#reached.has(identifier);
  }

  /** The actions that a contact can come to, in the order of the document. */
  reachedActions(): readonly FlowAction[] {
    return this.flow.Actions.filter(({ Identifier }) => this.#reached.has(Identifier));
  }

  /** Identifiers of every action that can be reached from one, itself included. */
  from(start: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const open = [start];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const action = this.#actions.get(name);
      if (!action || seen.has(name)) continue;
      seen.add(name);
      open.push(...edgesOf(action).map(({ to }) => to));
    }
    return seen;
  }
}

/** A text in the parameters of an action, and where. */
export interface ParameterText {
  /** Names of the properties, outermost first. */
  readonly path: readonly string[];
  readonly text: string;
}

/** Every text in the parameters of an action. */
export function parameterTexts(value: unknown, path: readonly string[] = []): readonly ParameterText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => parameterTexts(inner, [...path, key]));
}

/** The paths of the run's data that a text refers to, such as `$.External.homeRegion`. */
export function references(text: string): readonly string[] {
  return text.match(/\$\.[A-Za-z_][\w.[\]'"-]*/g) ?? [];
}
