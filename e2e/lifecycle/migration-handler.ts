import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { readTemplate, type AssemblyStack } from '../deploy/assembly';
import { stackResources } from '../deploy/deployed-stacks';
import { type Emulator } from '../emulator/emulator';

/** What the handler of the migrations answers to a deletion, which touches no database. */
export const handlerBefore = 'database-schema';
/** What it answers when it is changed. */
export const handlerAfter = 'database-schema-changed';

const answerSchema = z.object({ PhysicalResourceId: z.string() });

/** The function that migrates the databases of organisations, as it is deployed. */
export class MigrationHandler {
  private constructor(
    private readonly client: LambdaClient,
    readonly logicalId: string,
    private readonly name: string,
  ) {}

  static async of(emulator: Emulator, stack: AssemblyStack): Promise<MigrationHandler> {
    const [logicalId] =
      Object.entries(readTemplate(stack).Resources).find(
        ([id, { Type }]) => Type === 'AWS::Lambda::Function' && /^OrganisationMigrationFunction/.test(id),
      ) ?? [];
    const name = logicalId && (await stackResources(emulator, stack)).get(logicalId);
    if (!logicalId || !name) throw new Error(`${stack.id} has no function for migrations`);
    return new MigrationHandler(
      new LambdaClient(emulator.clientSettings(stack.account, stack.region)),
      logicalId,
      name,
    );
  }

  /** @throws Error when the function does not run, or answers otherwise */
  async requireAnswer(expected: string): Promise<void> {
    const { FunctionError, Payload } = await this.client.send(
      new InvokeCommand({ FunctionName: this.name, Payload: JSON.stringify({ RequestType: 'Delete' }) }),
    );
    const text = Buffer.from(Payload ?? []).toString('utf8');
    if (FunctionError !== undefined) throw new Error(`${this.name} ended with ${FunctionError}: ${text}`);
    const { PhysicalResourceId } = answerSchema.parse(JSON.parse(text));
    if (PhysicalResourceId !== expected) throw new Error(`${this.name} answers ${PhysicalResourceId}, not ${expected}`);
  }
}
