import fc from 'fast-check';
import { createHash, createPublicKey } from 'node:crypto';
import { paymentTaker, type TakePayment } from '../../../lambda/take-payment/handler';
import { TokenVault } from '../../../lambda/shared/token-vault';
import { encryptedInputs } from '../../../lib/contact-flows/payment/encrypted-inputs';
import { isCardNumber } from '../../../lib/domain/payments/card-number';
import { encryptAsConnect } from '../../support/payments/connect-encryption';
import { type ProcessorBehaviour, type ProcessorServer, startProcessor } from '../../support/payments/processor-server';
import { selfSigned } from '../../support/payments/self-signed-certificate';
import { startTokenEngine, TOKEN_TABLE, type TokenEngine } from '../../support/payments/token-engine';

const ORGANISATION = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';
const KEY_ID = '7fb8d53d-0000-4000-8000-000000000001';
const input = selfSigned();
const stranger = selfSigned();
const digest = createHash('sha256')
  .update(createPublicKey(input.publicKey).export({ type: 'spki', format: 'der' }))
  .digest('hex');

let processor: ProcessorServer;
let engine: TokenEngine;
let log: string;

beforeAll(async () => {
  processor = await startProcessor();
  engine = await startTokenEngine();
  process.env['AWS_REGION'] = 'ca-central-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDEXAMPLE';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
});

afterAll(async () => {
  await processor.stop();
  await engine.stop();
});

beforeEach(() => {
  log = '';
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      log += String(chunk);
      return true;
    });
  }
  processor.behave({ status: 201, body: '{"token":"processor-token"}' });
  processor.requests.length = 0;
});

afterEach(() => {
  jest.restoreAllMocks();
});

function taker(secrets: Readonly<Record<string, string>> = {}, endpoint = engine.endpoint): TakePayment {
  const held: Readonly<Record<string, string>> = { key: input.privateKey, credential: 'sesame', ...secrets };
  return paymentTaker(
    {
      PROCESSOR_URL: processor.url,
      PROCESSOR_CREDENTIAL: 'credential',
      INPUT_PRIVATE_KEY: 'key',
      INPUT_PUBLIC_KEY_DIGEST: digest,
      TOKEN_TABLE_NAME: TOKEN_TABLE,
    },
    {
      readSecret: (arn) => Promise.resolve(held[arn] ?? ''),
      vaultEndpoint: endpoint,
      processor: { ca: processor.tls.certificate, timeoutMilliseconds: 300 },
    },
  );
}

interface Details {
  readonly number: string;
  readonly expiry: string;
  readonly securityCode: string;
}
const card: Details = { number: '4111111111111111', expiry: '1299', securityCode: '739' };
const inForce = () => `12${String((new Date().getUTCFullYear() + 3) % 100).padStart(2, '0')}`;
const good = (): Details => ({ ...card, expiry: inForce() });

async function eventOf(details: Details, publicKey = input.publicKey, provider?: string) {
  const encrypted = (text: string) => encryptAsConnect(text, { keyId: KEY_ID, publicKey, provider });
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: { ContactId: 'c-1', Attributes: { organisationId: ORGANISATION }, Channel: 'VOICE' },
      Parameters: {
        encryptionKeyId: KEY_ID,
        encryptedCardNumber: await encrypted(details.number),
        encryptedExpiry: await encrypted(details.expiry),
        encryptedSecurityCode: await encrypted(details.securityCode),
      },
    },
  };
}

describe('a card', () => {
  test('that the processor accepts gives a one-time token for the token of the processor', async () => {
    const answer = await taker()(await eventOf(good()));
    expect(answer.paymentResult).toBe('accepted');
    const vault = new TokenVault(engine.client, TOKEN_TABLE);
    const redeemed = await vault.redeem(ORGANISATION, answer.paymentToken, new Date());
    expect(redeemed).toEqual({ kind: 'payment', value: 'processor-token' });
    expect(processor.requests).toHaveLength(1);
    expect(processor.requests[0]).toMatchObject({ authorization: 'Bearer sesame' });
    expect(JSON.parse(processor.requests[0]?.body ?? '')).toEqual(good());
  });

  test('is the same to the processor when Amazon Connect asks again, and another when it is typed again', async () => {
    const take = taker();
    const first = await eventOf(good());
    await take(first);
    await take(first);
    await take(await eventOf(good()));
    const keys = processor.requests.map(({ idempotencyKey }) => idempotencyKey);
    expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test.each([
    [402, 'declined'],
    [422, 'invalid'],
  ])('that the processor answers with %i is %s', async (status, paymentResult) => {
    processor.behave({ status });
    expect(await taker()(await eventOf(good()))).toEqual({ paymentResult, paymentToken: '' });
  });

  test.each([
    ['a check digit that is wrong', { number: '4111111111111112' }],
    ['a month that there is not', { expiry: '1327' }],
    ['a month that is over', { expiry: '0120' }],
    ['a year that is far', { expiry: '0199' }],
    ['two digits of security code', { securityCode: '73' }],
    ['no number at all', { number: '' }],
  ])('with %s is not sent anywhere', async (_, change) => {
    const event = await eventOf({ ...good(), ...change });
    expect(await taker()(event)).toEqual({ paymentResult: 'invalid', paymentToken: '' });
    expect(processor.requests).toEqual([]);
  });

  test('of which a part was not typed in time is not sent anywhere', async () => {
    const event = await eventOf(good());
    const Parameters = { ...event.Details.Parameters, encryptedExpiry: 'Timeout' };
    const answer = await taker()({ ...event, Details: { ...event.Details, Parameters } });
    expect(answer).toEqual({ paymentResult: 'invalid', paymentToken: '' });
    expect(processor.requests).toEqual([]);
  });

  test('is read while a key is replaced, whichever of the two the flow encrypts for', async () => {
    const both = taker({ key: `${stranger.privateKey}\n${input.privateKey}` });
    expect((await both(await eventOf(good()))).paymentResult).toBe('accepted');
    expect((await both(await eventOf(good(), stranger.publicKey))).paymentResult).toBe('accepted');
  });
});

describe('nothing of the card is anywhere', () => {
  /** A number with a right check digit. */
  const anyNumber = fc
    .tuple(
      fc.constantFrom('4', '51', '37', '6011', '2221'),
      fc.integer({ min: 13, max: 19 }),
      fc.infiniteStream(fc.nat(9)),
    )
    .map(([scheme, length, digits]) => {
      const body = [...scheme, ...digits.take(length - 1 - scheme.length)].join('');
      const last = [...'0123456789'].find((check) => isCardNumber(Buffer.from(body + check)));
      return body + (last ?? '');
    });
  const anyCard = fc.record({
    number: anyNumber,
    securityCode: fc.stringMatching(/^[0-9]{3,4}$/),
    expiry: fc.constant(inForce()),
  });
  const behaviours: readonly ProcessorBehaviour[] = [
    { status: 201, body: '{"token":"processor-token"}' },
    { status: 402 },
    { status: 500 },
    { status: 201, body: 'no JSON' },
    { status: 201, body: '{"token":""}' },
    { status: 302, location: 'https://elsewhere.example.com' },
    { status: 200, body: 'x'.repeat(20_000) },
    'hang up',
    'never answer',
    'repeat the request',
  ];
  type Fault = 'none' | 'no key' | 'key of another' | 'no credential' | 'no vault' | 'other key' | 'other provider';
  const faults: readonly Fault[] = [
    'none',
    'no key',
    'key of another',
    'no credential',
    'no vault',
    'other key',
    'other provider',
  ];

  function takerWith(fault: Fault): TakePayment {
    if (fault === 'no key') return taker({ key: 'generated' });
    if (fault === 'key of another') return taker({ key: stranger.privateKey });
    if (fault === 'no credential') return taker({ credential: 'two\nlines' });
    return fault === 'no vault' ? taker({}, 'http://127.0.0.1:1') : taker();
  }

  async function run(details: Details, fault: Fault, behaviour: ProcessorBehaviour) {
    processor.behave(behaviour);
    const event = await eventOf(
      details,
      fault === 'other key' ? stranger.publicKey : input.publicKey,
      fault === 'other provider' ? 'Somebody' : undefined,
    );
    try {
      return { answer: await takerWith(fault)(event) };
    } catch (error) {
      return { error };
    }
  }

  function leaks(text: string, { number, securityCode }: Details): boolean {
    const lastFour = number.slice(-4);
    return text.includes(number) || text.includes(`"${securityCode}"`) || text.includes(`"${lastFour}"`);
  }

  test('in answers, errors, logs and the table, whatever goes wrong', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        anyCard,
        fc.constantFrom(...faults),
        fc.constantFrom(...behaviours),
        async (details, fault, behaviour) => {
          log = '';
          const { answer, error } = await run(details, fault, behaviour);
          const thrown = error instanceof Error ? `${error.name} ${error.message} ${error.stack ?? ''}` : '';
          if (error !== undefined) {
            expect(error).toMatchObject({ name: 'PaymentFailed' });
            expect(error).not.toHaveProperty('cause');
            seen.add((error as Error).message);
          }
          const said = [JSON.stringify(answer ?? {}), thrown, JSON.stringify(error ?? {}), log, await engine.dump()];
          for (const text of said) expect(leaks(text, details)).toBe(false);
          expect(log.trim().split('\n')).toHaveLength(1);
          expect(Object.keys(JSON.parse(log) as object)).toEqual(['event', answer ? 'result' : 'reason']);
        },
      ),
      {
        numRuns: 24,
        examples: faults.map((fault) => [good(), fault, behaviours[0] ?? 'hang up'] as const).map((e) => [...e]),
      },
    );
    expect([...seen].sort()).toEqual(expect.arrayContaining(['decryption', 'private-key', 'processor', 'vault']));
  });

  test('in the answer to an event that is none', async () => {
    const number = card.number;
    await expect(taker()({ Details: { Parameters: { encryptedCardNumber: number } } })).rejects.toThrow(/^event$/);
    expect(log).not.toContain(number);
  });
});

test('the event holds what the flow hands over', async () => {
  const { Parameters } = (await eventOf(good())).Details;
  expect(Object.keys(Parameters)).toEqual(['encryptionKeyId', ...encryptedInputs]);
});

test('an environment that is not complete is refused', () => {
  expect(() => paymentTaker({})).toThrow();
});
