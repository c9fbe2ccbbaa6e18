import { LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createHash, createPublicKey, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { encryptAsConnect } from '../../test/support/payments/connect-encryption';
import { type ProcessorServer } from '../../test/support/payments/processor-server';
import { selfSigned } from '../../test/support/payments/self-signed-certificate';
import { type AssemblyStack } from '../deploy/assembly';
import { runFolder } from '../workspace';
import { declaredFlow } from './declared-flow';
import { environmentOf, functionOf, invoke, stackOf } from './invoke';
import { asAdministrator, type Cast } from './scene';

/** What a customer types. */
export interface TypedCard {
  readonly number: string;
  readonly expiry: string;
  readonly securityCode: string;
}

const environmentSchema = z.looseObject({
  INPUT_PRIVATE_KEY: z.string(),
  PROCESSOR_CREDENTIAL: z.string(),
  TOKEN_TABLE_NAME: z.string(),
});
const answerSchema = z.strictObject({ paymentResult: z.string(), paymentToken: z.string() });
const callSchema = z.looseObject({
  LambdaFunctionARN: z.literal('${PaymentFunction}'),
  LambdaInvocationAttributes: z.record(z.string(), z.string()),
});

/**
 * The deployed payment function with keys of its own and a processor on this machine. The certificate of the example is a
 * placeholder whose private key nobody has, and its processor has no server: the key, the certificate's digest and the
 * processor's address are set as an operator sets them.
 */
export class DeployedPayment {
  readonly credential = `credential-${randomUUID()}`;
  private readonly input = selfSigned();
  private readonly keyId = randomUUID();
  private functionName = '';
  private table = '';

  constructor(
    private readonly cast: Cast,
    private readonly stack: AssemblyStack,
    private readonly processor: ProcessorServer,
  ) {}

  /** Table of one-time tokens. */
  get tableName(): string {
    return this.table;
  }

  /**
   * @returns what sets the function back as it was
   */
  async setUp(): Promise<() => Promise<void>> {
    const { cast, input, processor } = this;
    this.functionName = await functionOf(cast, this.stack, 'PaymentFunction');
    const before = await environmentOf(cast, this.functionName);
    const { INPUT_PRIVATE_KEY, PROCESSOR_CREDENTIAL, TOKEN_TABLE_NAME } = environmentSchema.parse(before);
    this.table = TOKEN_TABLE_NAME;
    const secrets = new SecretsManagerClient(asAdministrator(cast, cast.region));
    const held = { [INPUT_PRIVATE_KEY]: input.privateKey, [PROCESSOR_CREDENTIAL]: this.credential };
    for (const [SecretId, SecretString] of Object.entries(held)) {
      await secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
    }
    const spki = createPublicKey(input.publicKey).export({ type: 'spki', format: 'der' });
    await this.configure({
      ...before,
      PROCESSOR_URL: processor.url,
      INPUT_PUBLIC_KEY_DIGEST: createHash('sha256').update(spki).digest('hex'),
      NODE_EXTRA_CA_CERTS: this.authorities(),
    });
    return () => this.configure(before);
  }

  /** A file of the authorities of the emulator and of the processor. */
  private authorities(): string {
    const emulator = this.cast.emulator.environment(this.cast.account)['NODE_EXTRA_CA_CERTS'] ?? '';
    const file = join(runFolder('payments'), `authorities-${this.cast.jurisdiction}.pem`);
    writeFileSync(file, `${readFileSync(emulator, 'utf8')}\n${this.processor.tls.certificate}`);
    return file;
  }

  private async configure(Variables: Record<string, string>): Promise<void> {
    const client = new LambdaClient(asAdministrator(this.cast, this.cast.region));
    await client.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: this.functionName, Environment: { Variables } }),
    );
  }

  /** Calls the function as the deployed flow does, with what Amazon Connect would have encrypted. */
  async take(organisationId: string, card: TypedCard): Promise<z.output<typeof answerSchema>> {
    const { cast, keyId, input } = this;
    const encrypted = (text: string) => encryptAsConnect(text, { keyId, publicKey: input.publicKey });
    const typed: Readonly<Record<string, string>> = {
      '${EncryptionKeyId}': keyId,
      '$.FlowAttributes.encryptedCardNumber': await encrypted(card.number),
      '$.FlowAttributes.encryptedExpiry': await encrypted(card.expiry),
      '$.FlowAttributes.encryptedSecurityCode': await encrypted(card.securityCode),
    };
    const Parameters = Object.fromEntries(
      Object.entries(this.declaredParameters()).map(([name, source]) => [name, typed[source] ?? source]),
    );
    const ContactData = { ContactId: randomUUID(), Attributes: { organisationId }, Channel: 'VOICE' };
    const event = { Name: 'ContactFlowEvent', Details: { ContactData, Parameters } };
    return answerSchema.parse(await invoke(cast, cast.region, this.functionName, event));
  }

  /** What the flow sends, by name. */
  private declaredParameters(): Readonly<Record<string, string>> {
    const centre = stackOf(this.cast.stacks, `${this.cast.region}-contact-centre`);
    const calls = declaredFlow(centre, 'Secure input').Actions.flatMap(
      ({ Parameters }) => callSchema.safeParse(Parameters).data ?? [],
    );
    const [call] = calls;
    if (call === undefined) throw new Error('the flow does not call the payment function');
    return call.LambdaInvocationAttributes;
  }
}
