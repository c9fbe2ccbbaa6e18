import { CreateStackCommand, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { stackOutputs, stackStatus, withCloudFormation } from '../deploy/deployed-stacks';
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
  /** What can be asked at the end of the run only. @throws as `check` */
  readonly checkLater?: (laboratory: Laboratory) => Promise<void>;
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

/** Creates a stack: its outputs, and the reasons that CloudFormation gave when it failed. */
export async function createStack(
  { emulator, account, region }: Pick<Laboratory, 'emulator' | 'account' | 'region'>,
  name: string,
  template: object,
) {
  const stack = { name: `conformance-${name}`, account, region };
  await withCloudFormation(emulator, stack, (client) =>
    client.send(new CreateStackCommand({ StackName: stack.name, TemplateBody: JSON.stringify(template) })),
  );
  while ((await stackStatus(emulator, stack))?.endsWith('_IN_PROGRESS')) await sleep(100);
  const { StackEvents = [] } = await withCloudFormation(emulator, stack, (client) =>
    client.send(new DescribeStackEventsCommand({ StackName: stack.name })),
  );
  const reason = StackEvents.map(({ ResourceStatusReason = '' }) => ResourceStatusReason).join('; ');
  return { outputs: await stackOutputs(emulator, stack), reason };
}
