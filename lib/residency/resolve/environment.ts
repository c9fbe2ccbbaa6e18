import { type StackModel } from '../world/stack-model';

/** Where a value is resolved: in which stack, and which conditions are taken to hold on the way to it. */
export interface Environment {
  readonly stack: StackModel;
  readonly assumptions: ReadonlyMap<string, boolean>;
  /** Guards against references in a circle. */
  readonly depth: number;
}

/** References and branches nested deeper than this are left unresolved. */
export const MAX_DEPTH = 60;

/** Alternatives of one value beyond this are left unresolved. */
export const MAX_ALTERNATIVES = 48;

/** The environment one reference further in. */
export function deeper(environment: Environment): Environment {
  return { ...environment, depth: environment.depth + 1 };
}

/** The environment in which the condition is taken to be so. */
export function assume(environment: Environment, condition: string, holds: boolean): Environment {
  const assumptions = new Map(environment.assumptions);
  assumptions.set(condition, holds);
  return { ...environment, assumptions };
}
