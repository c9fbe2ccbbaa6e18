import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { cached, registryClient, registryReader } from '../../../lambda/shared/registry-reader';
import { fromItem, toItem } from '../../../lambda/shared/registry-item';
import { credentials } from '../../support/registry-engine';

describe('the cache', () => {
  let clock: number;
  let reads: string[];
  const read = (key: string) => {
    reads.push(key);
    return Promise.resolve(key === 'nobody' ? undefined : { organisationId: key, read: reads.length });
  };
  const cache = () => cached(read, { milliseconds: 1_000, entries: 2, elapsed: () => clock });

  beforeEach(() => {
    clock = 0;
    reads = [];
  });

  test('asks once within its time, and again after it', async () => {
    const ask = cache();
    await Promise.all([ask('a'), ask('a')]);
    clock = 999;
    await ask('a');
    expect(reads).toEqual(['a']);
    clock = 1_000;
    expect(await ask('a')).toMatchObject({ read: 2 });
  });

  test('remembers that there is nothing', async () => {
    const ask = cache();
    expect(await ask('nobody')).toBeUndefined();
    await ask('nobody');
    expect(reads).toEqual(['nobody']);
  });

  test('forgets the oldest', async () => {
    const ask = cache();
    for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) await ask(key);
    expect(reads).toEqual(['a', 'b', 'c', 'a']);
  });

  test('does not remember a failure', async () => {
    let fails = true;
    const ask = cached((key) => (fails ? Promise.reject(new Error('down')) : read(key)), {
      milliseconds: 1_000,
      entries: 2,
      elapsed: () => clock,
    });
    await expect(ask('a')).rejects.toThrow('down');
    fails = false;
    expect(await ask('a')).toMatchObject({ organisationId: 'a' });
  });
});

test('an item is a record and back; what is no text, number or set of texts stays as it is', () => {
  const record = { organisationId: 'a', version: 7, emailDomainHashes: ['x', 'y'] };
  expect(fromItem(toItem({ ...record, migrationId: undefined, grantScopes: [] }))).toEqual(record);
  for (const odd of [{ M: {} }, { BOOL: true }, { S: 'a', N: '1' }, { S: 1 }, null, 'a', {}]) {
    expect(fromItem({ odd })).toEqual({ odd });
  }
});

describe('a table that does not answer', () => {
  let server: Server;
  let asked: number;
  const environment = { ...process.env };

  beforeEach(async () => {
    asked = 0;
    server = createServer(() => asked++).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    process.env.AWS_REGION = 'ca-central-1';
    process.env.AWS_ACCESS_KEY_ID = credentials.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = credentials.secretAccessKey;
  });

  afterEach(async () => {
    process.env = { ...environment };
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('is asked twice, and given up within the time of a contact flow and of a sign-in', async () => {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const start = performance.now();
    await expect(registryReader(registryClient({ endpoint }), 'registry')('a')).rejects.toThrow();
    expect(asked).toBe(2);
    expect(performance.now() - start).toBeLessThan(4_000);
  });
});
