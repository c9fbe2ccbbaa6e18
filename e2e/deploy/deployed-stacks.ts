import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator } from '../emulator/emulator';

const stackTimeout = 60_000;

/** A stack by where it is. */
export interface StackLocation {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** A client of the emulated CloudFormation, closed when `use` has ended. */
export async function withCloudFormation<T>(
  emulator: Emulator,
  { account, region }: Pick<StackLocation, 'account' | 'region'>,
  use: (client: CloudFormationClient) => Promise<T>,
): Promise<T> {
  const client = new CloudFormationClient(emulator.clientSettings(account, region));
  return use(client);
}

/** Types of resources, of those given, that the emulator's CloudFormation refuses. */
export function refusedTypes(
  emulator: Emulator,
  place: Pick<StackLocation, 'account' | 'region'>,
  types: Iterable<string>,
): Promise<readonly string[]> {
  const Resources = Object.fromEntries([...types].map((Type, index) => [`Resource${index}`, { Type }]));
  return withCloudFormation(emulator, place, async (client) => {
    try {
      await client.send(new ValidateTemplateCommand({ TemplateBody: JSON.stringify({ Resources }) }));
      return [];
    } catch (error) {
      const [, list] = /Unrecognized resource types: \[([^\]]+)\]/.exec(String(error)) ?? [];
      if (list === undefined) throw error;
      return list.split(',').map((type) => type.trim());
    }
  });
}

/** The status of a stack, or `undefined` when it is not there. */
export function stackStatus(emulator: Emulator, stack: StackLocation): Promise<string | undefined> {
  return withCloudFormation(emulator, stack, async (client) => {
    try {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack.name }));
      return Stacks?.[0]?.StackStatus;
    } catch (error) {
      if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
      throw error;
    }
  });
}

/**
 * Waits until nothing of a stack is in progress.
 *
 * @throws Error unless its status is the wanted one then
 */
export async function waitForStack(emulator: Emulator, stack: StackLocation, wanted: string): Promise<void> {
  const end = Date.now() + stackTimeout;
  for (;;) {
    const status = await stackStatus(emulator, stack);
    if (status === wanted) return;
    if (!status?.endsWith('_IN_PROGRESS')) throw new Error(`${stack.name} is ${status ?? 'not there'}, not ${wanted}`);
    if (Date.now() > end) throw new Error(`${stack.name} is ${status} after ${stackTimeout / 1000} s`);
    await sleep(200);
  }
}

export function stackOutputs(emulator: Emulator, stack: StackLocation): Promise<ReadonlyMap<string, string>> {
  return withCloudFormation(emulator, stack, async (client) => {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack.name }));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return new Map(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  });
}

/** Physical ids by logical id. */
export function stackResources(emulator: Emulator, stack: StackLocation): Promise<ReadonlyMap<string, string>> {
  return withCloudFormation(emulator, stack, async (client) => {
    const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: stack.name }));
    return new Map(
      StackResources.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
        LogicalResourceId,
        PhysicalResourceId,
      ]),
    );
  });
}

/** The template that is deployed, as it was given. */
export function deployedTemplate(emulator: Emulator, stack: StackLocation): Promise<string> {
  return withCloudFormation(emulator, stack, async (client) => {
    const command = new GetTemplateCommand({ StackName: stack.name, TemplateStage: 'Original' });
    const { TemplateBody } = await client.send(command);
    if (TemplateBody === undefined) throw new Error(`${stack.name} in ${stack.region} has no template`);
    return TemplateBody;
  });
}
