import { CreateTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { IdentifierVault } from '../../../lambda/shared/identifiers/identifier-vault';
import { startTokenEngine, type TokenEngine } from '../../support/payments/token-engine';

const TABLE = 'identifiers';
const holder = {
  organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765',
  userId: '1f9d2c1e-8a64-4b7e-9d55-3c2b1a098765',
};
const TOKENS = [`idt_${'a'.repeat(64)}`, `idt_${'b'.repeat(64)}`] as const;

let engine: TokenEngine;
let vault: IdentifierVault;

beforeAll(async () => {
  engine = await startTokenEngine();
  vault = new IdentifierVault(engine.client, TABLE);
  const keys = ['holder', 'token'];
  await engine.client.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: keys.map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
    }),
  );
});

afterAll(() => engine.stop());

test('an erasure needs no value: it is told none, and one that would be refused today stops it not', async () => {
  await vault.put(holder, { token: TOKENS[0], identifier: { kind: 'email', value: 'ana@example.ca' } });
  await engine.client.send(
    new PutItemCommand({
      TableName: TABLE,
      Item: {
        holder: { S: `${holder.organisationId}#${holder.userId}` },
        token: { S: TOKENS[1] },
        kind: { S: 'phone' },
        identifier: { S: '514 555-0100' },
      },
    }),
  );
  await expect(vault.of(holder)).rejects.toThrow('is no E.164 number');
  const answers: unknown[] = [];
  engine.client.middlewareStack.add(
    (next) => async (asked) => {
      const answer = await next(asked);
      answers.push(answer.output);
      return answer;
    },
    { step: 'initialize', name: 'answers' },
  );
  expect(await vault.tokensOf(holder)).toEqual(TOKENS);
  expect(await vault.empty(holder)).toBe(2);
  expect(await vault.tokensOf(holder)).toEqual([]);
  engine.client.middlewareStack.remove('answers');
  expect(answers.length).toBeGreaterThan(3);
  expect(JSON.stringify(answers)).not.toMatch(/ana@|514 555/);
});
