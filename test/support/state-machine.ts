import { StateMachine } from 'aws-local-stepfunctions';
import * as z from 'zod';
import { isRecord } from '../../e2e/doubles/conformance-problems';

// The interpreter wants what Node.js has since version 22.
if (!('withResolvers' in Promise)) {
  Object.defineProperty(Promise, 'withResolvers', {
    value: () => {
      const settle: { resolve?: (value: unknown) => void; reject?: (reason: unknown) => void } = {};
      const promise = new Promise((resolve, reject) => Object.assign(settle, { resolve, reject }));
      return { promise, ...settle };
    },
  });
}

const reference = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).transform(({ 'Fn::GetAtt': [logicalId] }) => logicalId),
]);

const definitionString = z.union([
  z.string(),
  z
    .object({
      'Fn::Join': z.tuple([z.literal(''), z.array(z.union([z.string(), reference.transform(nameOf)]))]),
    })
    .transform(({ 'Fn::Join': [, parts] }) => parts.join('')),
]);

/** What CloudFormation would put in: a partition, and an ARN that names the resource. */
function nameOf(logicalId: string): string {
  return logicalId === 'AWS::Partition' ? 'aws' : `arn:aws:dms:ca-central-1:111111111111:task:${logicalId}`;
}

/** The definition of a synthesized state machine, with its references resolved. */
export function definitionOf(properties: Readonly<Record<string, unknown>>): object {
  return JSON.parse(definitionString.parse(properties['DefinitionString'])) as object;
}

/** A call that a state makes: by an integration with the AWS SDK, or by one of its own, such as `lambda` and `invoke`. */
export type SdkCall = (service: string, action: string, input: Readonly<Record<string, unknown>>) => Promise<unknown>;

export interface Execution {
  /** Name of the error that it failed with. */
  readonly error?: string;
  /** What it gave. */
  readonly output?: unknown;
  /** Names of the states that were entered, in their order. */
  readonly states: readonly string[];
}

/** Runs a definition by a local interpreter: waits and pauses take no time, calls go to the given function. */
export async function runStateMachine(
  definition: object,
  call: SdkCall,
  start: Readonly<Record<string, string>> = {},
): Promise<Execution> {
  const tasks = new Map<string, string>();
  const waits: string[] = [];
  visit(definition, (name, { Type, Resource }) => {
    if (Type === 'Task') tasks.set(name, String(Resource));
    if (Type === 'Wait') waits.push(name);
  });
  const handlers = [...tasks].map(([name, resource]) => {
    const [, service = '', action = ''] = /:states:::(?:aws-sdk:)?(\w+):(\w+)$/.exec(resource) ?? [];
    return [name, async (input: unknown) => plain(await call(service, action, isRecord(input) ? input : {}))] as const;
  });
  const execution = new StateMachine(definition, { validationOptions: { noValidate: true } }).run(
    { ...start },
    {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(handlers),
        waitTimeOverrides: Object.fromEntries(waits.map((name) => [name, 0])),
        retryIntervalOverrides: Object.fromEntries([...tasks.keys()].map((name) => [name, 0])),
      },
    },
  );
  const states: string[] = [];
  const logs = (async () => {
    for await (const log of execution.eventLogs)
      if (log.type === 'StateEntered' && log.state) states.push(log.state.name);
  })();
  const ended = await execution.result.then(
    (output: unknown) => ({ output }),
    (failure: unknown) => ({ error: errorName(failure) }),
  );
  await logs;
  return { ...ended, states };
}

/** The interpreter hides the name of a Fail state's error in the cause. */
function errorName(failure: unknown): string {
  const cause = failure instanceof Error ? (failure.cause ?? failure) : failure;
  return cause instanceof Error ? cause.name : String(cause);
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What Step Functions hands on: JSON. */
function plain(output: unknown): Json {
  return JSON.parse(JSON.stringify(output)) as Json;
}

/** Every state, also those of branches and iterations. */
function visit(node: unknown, see: (name: string, state: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(node)) node.forEach((item) => visit(item, see));
  else if (isRecord(node)) {
    const states = node['States'];
    if (isRecord(states)) {
      for (const [name, state] of Object.entries(states)) if (isRecord(state)) see(name, state);
    }
    Object.values(node).forEach((inner) => visit(inner, see));
  }
}
