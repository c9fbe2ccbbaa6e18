import { type Flow, type FlowAction } from './flow';

/** One way on from an action. */
export interface FlowEdge {
  /** `success`, the error's type, or the condition in words. */
  readonly outcome: string;
  readonly kind: 'success' | 'error' | 'condition';
  /** What a condition compares with, otherwise nothing. */
  readonly operands: readonly string[];
  readonly to: string;
}

/** Every way on from an action, in the order of the document. */
export function edgesOf({
  Transitions: { NextAction, Errors, Conditions },
}: Pick<FlowAction, 'Transitions'>): readonly FlowEdge[] {
  return [
    ...(NextAction === undefined
      ? []
      : [{ outcome: 'success', kind: 'success' as const, operands: [], to: NextAction }]),
    ...Conditions.map(({ NextAction: to, Condition: { Operator, Operands } }) => ({
      outcome: `${Operator} ${Operands.join(', ')}`,
      kind: 'condition' as const,
      operands: Operator === 'Equals' ? Operands : [],
      to,
    })),
    ...Errors.map(({ NextAction: to, ErrorType }) => ({
      outcome: ErrorType,
      kind: 'error' as const,
      operands: [],
      to,
    })),
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

  /** Identifiers of every action from which one of these can be reached, themselves included. */
  leadingTo(ends: readonly FlowAction[]): ReadonlySet<string> {
    const before = new Map<string, string[]>();
    for (const action of this.#actions.values()) {
      for (const { to } of edgesOf(action)) {
        const known = before.get(to);
        if (known) known.push(action.Identifier);
        else before.set(to, [action.Identifier]);
      }
    }
    return spread(
      ends.map(({ Identifier }) => Identifier),
      (name) => before.get(name) ?? [],
    );
  }

  /** Identifiers of every action that can be reached from one, itself included. */
  from(start: string): ReadonlySet<string> {
    const next = (name: string) => edgesOf(this.#actions.get(name) ?? NOWHERE).map(({ to }) => to);
    return spread(this.#actions.has(start) ? [start] : [], (name) => next(name).filter((to) => this.#actions.has(to)));
  }
}

const NOWHERE: Pick<FlowAction, 'Transitions'> = { Transitions: { Errors: [], Conditions: [] } };

/** Everything that is reached from the first ones, step by step. */
function spread(first: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(first);
  // A set goes on over what is added to it meanwhile.
  for (const name of seen) for (const to of next(name)) seen.add(to);
  return seen;
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

/**
 * The paths of the run's data that a text refers to, such as `$.External.homeRegion`. `$['External']['homeRegion']` means
 * the same, and is given in the first spelling.
 */
export function references(text: string): readonly string[] {
  const spelt = text.replaceAll(
    /\[(?:'([^'\]]*)'|"([^"\]]*)")\]/g,
    (_, one?: string, other?: string) => `.${one ?? other ?? ''}`,
  );
  return spelt.match(/\$\.[A-Za-z_][\w-]*(?:\.[\w-]+|\[\d+\])*/g) ?? [];
}
