import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { logLine } from '../shared/log-line';
import { TokenVault, vaultClient } from '../shared/token-vault';
import { type PaymentAnswer, takePaymentEnvironmentSchema, takePaymentEventSchema } from './contract';
import { readPrivateKeys } from './decrypt';
import { PaymentFailed } from './payment-failed';
import { httpsProcessor, type ProcessorOptions } from './processor';
import { type PaymentPorts, takePayment } from './take';

/** Minutes that the one-time token is worth something: as long as an agent may take to finish the order. */
const TOKEN_MINUTES = 15;

/** What an environment's settings make of an event. */
export type TakePayment = (event: unknown) => Promise<PaymentAnswer>;

export interface PaymentOptions {
  /** Reads a secret by its ARN. @default - from AWS Secrets Manager */
  readonly readSecret?: (arn: string) => Promise<string>;
  /** @default - DynamoDB of the Region */
  readonly vaultEndpoint?: string;
  readonly processor?: ProcessorOptions;
}

/**
 * The payment function of a Region. It keeps the private key and the credential for as long as it lives.
 *
 * @throws ZodError when the environment is not what the contract says
 */
export function paymentTaker(
  variables: Readonly<Record<string, string | undefined>>,
  options: PaymentOptions = {},
): TakePayment {
  const environment = takePaymentEnvironmentSchema.parse(variables);
  const readSecret = options.readSecret ?? secretReader();
  const vault = new TokenVault(
    vaultClient(options.vaultEndpoint === undefined ? {} : { endpoint: options.vaultEndpoint }),
    environment.TOKEN_TABLE_NAME,
  );
  const ports: Omit<PaymentPorts, 'now'> = {
    privateKeys: remembered(async () =>
      readPrivateKeys(await readSecret(environment.INPUT_PRIVATE_KEY), environment.INPUT_PUBLIC_KEY_DIGEST),
    ),
    processor: remembered(async () => {
      const credential = await readSecret(environment.PROCESSOR_CREDENTIAL);
      return httpsProcessor(environment.PROCESSOR_URL, credential, options.processor);
    }),
    keepToken: async (organisationId, value) => {
      const expiresAt = new Date(Date.now() + TOKEN_MINUTES * 60_000);
      return (await vault.issue(organisationId, { kind: 'payment', value }, expiresAt)).token;
    },
  };
  return async (event) => {
    try {
      const parsed = takePaymentEventSchema.safeParse(event);
      if (!parsed.success) throw new PaymentFailed('event');
      const answer = await takePayment(parsed.data, { ...ports, now: new Date() });
      logLine({ event: 'payment', result: answer.paymentResult });
      return answer;
    } catch (error) {
      const reason = error instanceof PaymentFailed ? error.reason : 'unexpected';
      logLine({ event: 'payment-failed', reason });
      // A new error: whatever else was thrown could repeat what it was given.
      throw error instanceof PaymentFailed ? error : new Error('unexpected');
    }
  };
}

function secretReader(): (arn: string) => Promise<string> {
  const client = new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });
  return async (arn) => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    if (!SecretString) throw new Error('the secret is empty');
    return SecretString;
  };
}

/** Asks once, and again only after a failure. */
function remembered<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined;
  return () => {
    const asked = answer ?? ask();
    answer = asked;
    asked.catch(() => {
      if (answer === asked) answer = undefined;
    });
    return asked;
  };
}

let taker: TakePayment | undefined;

/**
 * Takes card details that the secure input flow collected.
 *
 * @throws PaymentFailed, which names a step and nothing else: the flow takes its error branch
 */
export async function handler(event: unknown): Promise<PaymentAnswer> {
  taker ??= paymentTaker(process.env);
  return taker(event);
}
