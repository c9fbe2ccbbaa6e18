import { type Credentials, type Emulator } from '../emulator/emulator';

/** Where the gaps are tried. */
export interface Laboratory {
  readonly emulator: Emulator;
  readonly account: string;
  readonly region: string;
  /** Someone who may do everything, as far as identity policies go. */
  readonly administrator: Credentials;
  /** Physical ids of the stack in `laboratory-stack.ts`. */
  readonly resources: ReadonlyMap<string, string>;
}

/**
 * A way in which the emulator differs from AWS, or in which it was once reported to differ and does not any more. A
 * check that fails says that the emulator changed: read what depends on it, and write down what is so now.
 */
export interface Gap {
  /** What is so. */
  readonly title: string;
  /** @throws Error when it is not so any more */
  check(laboratory: Laboratory): Promise<void>;
}

/** The name of the error that a call ends with, or `undefined` when it goes through. */
export async function errorOf(call: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** @throws Error when what was measured is not what is expected */
export function requireStill(expected: unknown, measured: unknown): void {
  if (JSON.stringify(expected) === JSON.stringify(measured)) return;
  throw new Error(`the emulator changed: expected ${JSON.stringify(expected)}, measured ${JSON.stringify(measured)}`);
}

/** The physical id of a resource of the laboratory. */
export function physicalId({ resources }: Laboratory, logicalId: string): string {
  const id = resources.get(logicalId);
  if (id === undefined) throw new Error(`the laboratory has no ${logicalId}`);
  return id;
}
