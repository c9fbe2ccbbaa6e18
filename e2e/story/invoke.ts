import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { stackOutputs, stackResources } from '../deploy/deployed-stacks';
import { readTemplate, type AssemblyStack } from '../deploy/assembly';
import { asAdministrator, type Cast } from './scene';

/**
 * Calls a deployed function in a Region.
 *
 * @returns what it answers
 * @throws Error with the function's own message when it fails
 */
export async function invoke(cast: Cast, region: string, functionName: string, event: unknown): Promise<unknown> {
  const client = new LambdaClient(asAdministrator(cast, region));
  const Payload = Buffer.from(JSON.stringify(event));
  const { FunctionError, Payload: answer } = await client.send(
    new InvokeCommand({ FunctionName: functionName, Payload }),
  );
  const text = Buffer.from(answer ?? []).toString();
  if (FunctionError !== undefined) throw new Error(`${functionName}: ${text}`);
  return JSON.parse(text);
}

/** The stack whose id ends so. @throws Error when there is none */
export function stackOf(stacks: readonly AssemblyStack[], end: string): AssemblyStack {
  const found = stacks.find(({ id }) => id.endsWith(end));
  if (found === undefined) throw new Error(`no stack is ${end}`);
  return found;
}

/** An output of a deployed stack. @throws Error when it has none of that name */
export async function outputOf(cast: Pick<Cast, 'emulator'>, stack: AssemblyStack, name: string): Promise<string> {
  const value = (await stackOutputs(cast.emulator, stack)).get(name);
  if (value === undefined) throw new Error(`${stack.name} has no output ${name}`);
  return value;
}

/** The variables of a deployed function. */
export async function environmentOf(cast: Cast, functionName: string): Promise<Readonly<Record<string, string>>> {
  const client = new LambdaClient(asAdministrator(cast, cast.region));
  const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }));
  return Environment?.Variables ?? {};
}

/** Whether a stack has a function whose logical id begins so. */
export const hasFunction = (stack: AssemblyStack, construct: string): boolean =>
  functionIds(stack, construct).length > 0;

/** The stack with a function whose logical id begins so. @throws Error when there is none */
export function stackWith(stacks: readonly AssemblyStack[], construct: string): AssemblyStack {
  const found = stacks.find((stack) => hasFunction(stack, construct));
  if (found === undefined) throw new Error(`no stack has a function ${construct}`);
  return found;
}

function functionIds(stack: AssemblyStack, construct: string): readonly string[] {
  const { Resources } = readTemplate(stack);
  return Object.entries(Resources).flatMap(([id, { Type }]) =>
    Type === 'AWS::Lambda::Function' && id.startsWith(construct) ? [id] : [],
  );
}

/** The deployed function of a stack by the beginning of its logical id. @throws Error when there is none, or several */
export async function functionOf(
  cast: Pick<Cast, 'emulator'>,
  stack: AssemblyStack,
  construct: string,
): Promise<string> {
  const ids = functionIds(stack, construct);
  const [id = '', ...others] = ids;
  const physical = (await stackResources(cast.emulator, stack)).get(id);
  if (physical === undefined || others.length > 0)
    throw new Error(`${stack.name} has ${ids.length} functions ${construct}`);
  return physical;
}
