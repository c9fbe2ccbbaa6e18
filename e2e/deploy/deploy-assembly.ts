import { startConnectDouble, type StorageAssociation } from '../doubles/connect-double';
import { type Emulator } from '../emulator/emulator';
import { runFolder } from '../workspace';
import { readTemplate, type AssemblyStack } from './assembly';
import { CdkCli, requireSuccess } from './cdk-cli';
import { stackOutputs, stackStatus } from './deployed-stacks';
import { ConnectExercise } from './exercise-connect';
import { remainderOf, rewriteTemplate } from './remainder';

/** How far a stack came. Only `deployed` means that the stack of the template is there. */
export type Outcome =
  | { readonly kind: 'deployed'; readonly resources: number }
  | {
      /** The emulator does not know some of its types; the rest is deployed, and the types spoke to a double. */
      readonly kind: 'in-part';
      readonly resources: number;
      readonly exercised: number;
      readonly unsupported: readonly string[];
      readonly storage: readonly StorageAssociation[];
    };

/** Two calls a second, and five in a burst, is what an account has by default of most Amazon Connect operations. */
const mostCallsAtOnce = 2;

/**
 * Deploys one stack of an assembly with the CDK CLI. When the emulator refuses types that it does not know, deploys
 * what is left without them and creates them against the protocol double.
 *
 * @throws Error when the stack cannot be deployed for any other reason
 */
export async function deployStack(emulator: Emulator, assembly: string, stack: AssemblyStack): Promise<Outcome> {
  const cdk = new CdkCli(emulator.environment(stack.account));
  const resources = Object.keys(readTemplate(stack).Resources).length;
  const whole = await cdk.deploy(assembly, [stack.id], '--exclusively');
  const unsupported = unsupportedTypes(whole.output);
  if (unsupported.length === 0) {
    requireSuccess(`cdk deploy ${stack.id}`, whole);
    await requireStatus(emulator, stack, ['CREATE_COMPLETE', 'UPDATE_COMPLETE']);
    return { kind: 'deployed', resources };
  }
  return deployInPart(emulator, assembly, stack, unsupported);
}

async function deployInPart(
  emulator: Emulator,
  assembly: string,
  stack: AssemblyStack,
  unsupported: readonly string[],
): Promise<Outcome> {
  const { account, region } = stack;
  const { credentials } = emulator.clientSettings(account, region);
  const remainder = remainderOf(readTemplate(stack), new Set(unsupported));
  const double = await startConnectDouble({ account, region, credentials });
  const exercise = new ConnectExercise({ double, region, credentials, remainder });
  try {
    await exercise.createIndependent();
    const copy = runFolder('remainders', stack.name);
    const template = exercise.fillIn(remainder.template);
    rewriteTemplate(assembly, stack, template, copy);
    const cdk = new CdkCli(emulator.environment(account));
    requireSuccess(`cdk deploy ${stack.id}, its remainder`, await cdk.deploy(copy, [stack.id], '--exclusively'));
    await requireStatus(emulator, stack, ['CREATE_COMPLETE', 'UPDATE_COMPLETE']);
    const exercised = await exercise.createRest(await stackOutputs(emulator, stack));
    if (double.mostAtOnce() > mostCallsAtOnce) {
      throw new Error(
        `${double.mostAtOnce()} calls at once change the instance; Amazon Connect throttles them: chain the resources`,
      );
    }
    const resources = Object.keys(template.Resources).length;
    const storage = double.storage();
    return { kind: 'in-part', resources, exercised, unsupported, storage };
  } finally {
    exercise.close();
    await double.close();
  }
}

/** The types in the emulator's refusal of a template. */
export function unsupportedTypes(output: string): readonly string[] {
  const list = /Unrecognized resource types: \[([^\]]+)\]/.exec(output)?.[1];
  return list?.split(',').map((type) => type.trim()) ?? [];
}

async function requireStatus(emulator: Emulator, stack: AssemblyStack, statuses: readonly string[]): Promise<void> {
  const status = await stackStatus(emulator, stack);
  if (status === undefined || !statuses.includes(status)) {
    throw new Error(`${stack.id} is ${status ?? 'not there'} after its deployment`);
  }
}

/** Bootstraps every account and Region of these stacks. */
export async function bootstrap(emulator: Emulator, assembly: string, stacks: readonly AssemblyStack[]): Promise<void> {
  for (const account of new Set(stacks.map((stack) => stack.account))) {
    const regions = new Set(stacks.filter((stack) => stack.account === account).map(({ region }) => region));
    const environments = [...regions].map((region) => `aws://${account}/${region}`);
    const result = await new CdkCli(emulator.environment(account)).bootstrap(assembly, environments);
    requireSuccess(`cdk bootstrap ${environments.join(' ')}`, result);
  }
}
