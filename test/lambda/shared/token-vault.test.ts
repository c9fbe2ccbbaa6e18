import fc from 'fast-check';
import { TokenVault, vaultClient } from '../../../lambda/shared/token-vault';
import { startTokenEngine, TOKEN_TABLE, type TokenEngine } from '../../support/payments/token-engine';

const NORTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';
const SOUTH = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098766';
const now = new Date('2026-11-21T12:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

let engine: TokenEngine;
let vault: TokenVault;

beforeAll(async () => {
  engine = await startTokenEngine();
  vault = new TokenVault(engine.client, TOKEN_TABLE);
});

afterAll(() => engine.stop());

const identifier = (value = 'A-17') => ({ kind: 'identifier', value }) as const;

test('a token gives what it stands for once, and leaves nothing', async () => {
  const { token, expiresAt } = await vault.issue(NORTH, identifier(), later(60));
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(expiresAt).toEqual(later(60));
  expect(await vault.redeem(NORTH, token, now)).toEqual(identifier());
  expect(await vault.redeem(NORTH, token, now)).toBeUndefined();
  expect(await engine.count()).toBe(0);
});

test("is worth nothing to another organisation, which does not use up the owner's redemption", async () => {
  const { token } = await vault.issue(NORTH, identifier(), later(60));
  expect(await vault.redeem(SOUTH, token, now)).toBeUndefined();
  expect(await vault.redeem(NORTH, token, now)).toEqual(identifier());
});

test.each([
  [-1, true],
  [0, false],
  [1, false],
])('%i seconds after its time it is redeemed: %s', async (seconds, isRedeemed) => {
  const { token } = await vault.issue(NORTH, identifier(), later(60));
  expect((await vault.redeem(NORTH, token, later(60 + seconds))) !== undefined).toBe(isRedeemed);
  await vault.redeem(NORTH, token, now);
});

test('nobody who reads the table finds a token in it', async () => {
  const { token } = await vault.issue(NORTH, identifier(), later(60));
  expect(await engine.dump()).not.toContain(token);
  await vault.redeem(NORTH, token, now);
});

test.each(['4111111111111111', 'card 5500 0000 0000 0004', '3782-822463-10005'])(
  'what reads like a card number is kept nowhere: %s',
  async (value) => {
    await expect(vault.issue(NORTH, identifier(value), later(60))).rejects.toThrow('nothing that the vault keeps');
    expect(await engine.dump()).toBe('[]');
  },
);

test('of any who redeem at the same time, one gets it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(NORTH, SOUTH), { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      async (callers, count) => {
        const issued = await Promise.all(
          Array.from({ length: count }, (_, index) => vault.issue(NORTH, identifier(`id ${index}`), later(60))),
        );
        for (const [index, { token }] of issued.entries()) {
          const answers = await Promise.all(
            callers.map(async (caller) => ({ caller, entry: await vault.redeem(caller, token, now) })),
          );
          const got = answers.filter(({ entry }) => entry !== undefined);
          expect(got).toEqual(callers.includes(NORTH) ? [{ caller: NORTH, entry: identifier(`id ${index}`) }] : []);
          await vault.redeem(NORTH, token, now);
        }
        expect(await engine.count()).toBe(0);
      },
    ),
    { numRuns: 20 },
  );
});

test('a table that cannot be asked is an error, and not a token that there is not', async () => {
  process.env['AWS_REGION'] = 'ca-central-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'AKIDEXAMPLE';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
  const lost = new TokenVault(vaultClient({ endpoint: 'http://127.0.0.1:1' }), TOKEN_TABLE);
  await expect(lost.redeem(NORTH, 'x', now)).rejects.toThrow();
});
