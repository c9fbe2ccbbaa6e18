import { DescribeStateMachineCommand, SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { isRecord } from '../doubles/conformance-problems';
import { asAdministrator, type Cast } from './scene';

const definitionSchema = z.looseObject({
  States: z.record(z.string(), z.looseObject({ Next: z.string().optional() })),
});

/**
 * Takes steps out of a deployed state machine that call services which the emulator has not. Whatever led to a step leads
 * to the next one.
 *
 * @returns the names of the steps that were there
 */
export async function leaveOut(cast: Cast, stateMachineArn: string, steps: RegExp): Promise<readonly string[]> {
  const client = new SFNClient(asAdministrator(cast, cast.region));
  const { definition = '{}' } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  const machine = definitionSchema.parse(JSON.parse(definition));
  const left = Object.entries(machine.States).filter(([name]) => steps.test(name));
  const nextOf = new Map(left.map(([name, { Next }]) => [name, Next] as const));
  const follow = (name: string): string => {
    const next = nextOf.get(name);
    return next === undefined ? name : follow(next);
  };
  const redirected = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(redirected);
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        ['Next', 'Default', 'StartAt'].includes(name) && typeof inner === 'string' ? follow(inner) : redirected(inner),
      ]),
    );
  };
  const States = Object.fromEntries(Object.entries(machine.States).filter(([name]) => !nextOf.has(name)));
  await client.send(
    new UpdateStateMachineCommand({ stateMachineArn, definition: JSON.stringify(redirected({ ...machine, States })) }),
  );
  return [...nextOf.keys()];
}
