import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type ManageOrganisationsRequest } from '../../../lambda/manage-organisations/contract';
import { manageOrganisations } from '../../../lambda/manage-organisations/manage';
import { RegistryTable } from '../../../lambda/manage-organisations/registry-table';
import { emailDomainKey, registryRecordProblems } from '../../../lib/domain/organisations/registry-record';
import {
  apiIn,
  EASTERN,
  hashOf,
  homes,
  instanceIn,
  NORTHERN,
  organisationRecord,
  registration,
} from '../../support/organisations';
import { type RegistryEngine, startRegistryEngine, TABLE_NAME } from '../../support/registry-engine';
import { commands, now, RegistryOperator } from '../../support/registry-operator';

let engine: RegistryEngine;
let operator: RegistryOperator;
const run = (request: ManageOrganisationsRequest) => operator.run(request);
const refusal = (request: ManageOrganisationsRequest) => operator.refusal(request);

beforeAll(async () => {
  engine = await startRegistryEngine();
});

beforeEach(async () => {
  await engine.clear();
  operator = new RegistryOperator(engine);
});

afterAll(() => engine.stop());

describe('registering', () => {
  test('writes the organisation and a look-up item of every domain, with all that a look-up answers', async () => {
    const result = await run(registration({ emailDomainHashes: [hashOf('example.org'), hashOf('example.net')] }));
    expect(result).toMatchObject({ outcome: 'changed', organisation: { homeRegion: 'ca-central-1', version: 1 } });
    const records = await engine.records();
    expect(Object.keys(records).sort()).toEqual(
      [NORTHERN, emailDomainKey(hashOf('example.org')), emailDomainKey(hashOf('example.net'))].sort(),
    );
    expect(records[emailDomainKey(hashOf('example.org'))]).toMatchObject({
      servedOrganisationId: NORTHERN,
      homeRegion: 'ca-central-1',
      signInDomain: 'example.auth.ca-central-1.amazoncognito.com',
      status: 'active',
    });
    for (const record of Object.values(records)) expect(registryRecordProblems(record)).toEqual([]);
  });

  test('again changes nothing, whatever the order of the domains', async () => {
    const emailDomainHashes = [hashOf('example.org'), hashOf('example.net')];
    await run(registration({ emailDomainHashes }));
    const before = await engine.records();
    const again = registration({ emailDomainHashes: [...emailDomainHashes].reverse() });
    expect((await run(again)).outcome).toBe('unchanged');
    expect(await engine.records()).toEqual(before);
  });

  test('takes a new endpoint, adds domains and drops them', async () => {
    await run(registration({ emailDomainHashes: [hashOf('example.org')] }));
    const changed = registration({
      apiEndpoint: 'zzz.execute-api.ca-central-1.amazonaws.com/v1',
      emailDomainHashes: [hashOf('example.net')],
    });
    expect(await run(changed)).toMatchObject({ outcome: 'changed', organisation: { version: 2 } });
    const records = await engine.records();
    expect(Object.keys(records).sort()).toEqual([NORTHERN, emailDomainKey(hashOf('example.net'))].sort());
    expect(records[emailDomainKey(hashOf('example.net'))]).toMatchObject({ apiEndpoint: changed.apiEndpoint });
  });

  test.each([
    [
      'a jurisdiction that is not deployed',
      { jurisdiction: 'jp' },
      "'jp' is no jurisdiction of this environment; use one of ca, us, eu",
    ],
    [
      'an instance of another Region',
      { connectInstanceArn: instanceIn('us-east-1') },
      'is not in ca-central-1 of account 111111111111; give the instance of jurisdiction ca',
    ],
    [
      'an instance of another account',
      { connectInstanceArn: instanceIn('ca-central-1', '222222222222') },
      'is not in ca-central-1 of account 111111111111',
    ],
    [
      'an API of another Region',
      { apiEndpoint: apiIn('eu-central-1') },
      'is not in ca-central-1; give the endpoint of the API of jurisdiction ca',
    ],
  ])('refuses %s', async (_, changes, message) => {
    expect(await refusal(registration(changes))).toContain(message);
  });

  test("refuses a Region that is none of the profile's", async () => {
    const result = await manageOrganisations(registration({ region: 'us-west-2', jurisdiction: 'stray' }), {
      table: new RegistryTable(engine.client, TABLE_NAME),
      homes: [
        { jurisdiction: 'stray', profile: 'ca', region: 'us-west-2', account: '111111111111', signInDomain: 'a.b' },
      ],
      now,
      audit: () => undefined,
    });
    expect(result).toEqual({
      outcome: 'refused',
      message: 'us-west-2 is no home Region of profile ca; deploy the jurisdiction in one of ca-central-1, ca-west-1',
    });
  });

  test('refuses another home for an organisation that has one', async () => {
    await run(registration());
    expect(await refusal(registration({ jurisdiction: 'us', region: 'us-east-1' }))).toBe(
      `${NORTHERN} is at home in ca-central-1, jurisdiction ca; that changes by a move only`,
    );
  });

  test("refuses another organisation's domain", async () => {
    await run(registration({ emailDomainHashes: [hashOf('example.org')] }));
    const other = registration({ organisationId: EASTERN, emailDomainHashes: [hashOf('example.org')] });
    expect(await refusal(other)).toContain(`is registered for ${NORTHERN}; register without it`);
  });
});

describe('a crash', () => {
  /** Fails at one write, as a process that dies there. */
  function dyingAt(write: number): RegistryTable {
    let writes = 0;
    const send: typeof engine.client.send = (command: never) => {
      if (!((command as object) instanceof GetItemCommand) && ++writes === write) throw new Error('died');
      return engine.client.send(command);
    };
    return new RegistryTable(Object.assign(Object.create(engine.client) as typeof engine.client, { send }), TABLE_NAME);
  }

  test.each([1, 2, 3, 4])('at write %i of a change is mended by the same command', async (write) => {
    await run(registration({ emailDomainHashes: [hashOf('dropped.example')] }));
    const change = registration({ emailDomainHashes: [hashOf('example.org'), hashOf('example.net')] });
    const ports = { homes, now, audit: () => undefined };
    await expect(manageOrganisations(change, { table: dyingAt(write), ...ports })).rejects.toThrow('died');
    await run(change);
    const records = await engine.records();
    expect(Object.keys(records).sort()).toEqual(
      [NORTHERN, ...[hashOf('example.org'), hashOf('example.net')].map(emailDomainKey)].sort(),
    );
    for (const record of Object.values(records)) expect(record).toMatchObject({ version: 2 });
  });
});

describe('suspending and resuming', () => {
  test('reaches the look-up items, and the second time changes nothing', async () => {
    await run(registration({ emailDomainHashes: [hashOf('example.org')] }));
    expect(await run(commands.suspend)).toMatchObject({ outcome: 'changed', organisation: { status: 'suspended' } });
    expect((await engine.records())[emailDomainKey(hashOf('example.org'))]).toMatchObject({ status: 'suspended' });
    expect((await run(commands.suspend)).outcome).toBe('unchanged');
    expect(await run(commands.resume)).toMatchObject({ outcome: 'changed', organisation: { status: 'active' } });
    expect((await engine.records())[emailDomainKey(hashOf('example.org'))]).toMatchObject({ status: 'active' });
  });

  test.each([
    commands.show,
    commands.suspend,
    commands.resume,
    commands.beginMove,
    commands.completeMove,
    commands.cancelMove,
  ])('needs an organisation: $command', async (request) => {
    expect(await refusal(request)).toBe(`${NORTHERN} is not registered; register it first`);
  });
});

describe('every command', () => {
  test('is operator.audited, without the hashes of domains', async () => {
    await run(registration({ emailDomainHashes: [hashOf('example.org')] }));
    await run(commands.show);
    await run({ ...commands.beginMove, jurisdiction: 'jp' });
    expect(operator.audited.map(({ command, outcome }) => `${String(command)} ${String(outcome)}`)).toEqual([
      'register changed',
      'show unchanged',
      'begin-move refused',
    ]);
    expect(JSON.stringify(operator.audited)).not.toContain(hashOf('example.org'));
  });

  test('notices another operator', async () => {
    await run(registration());
    const table = new RegistryTable(engine.client, TABLE_NAME);
    const record = await table.organisation(NORTHERN);
    await run(commands.suspend);
    await expect(table.write({ ...organisationRecord(), ...record, version: 2 })).rejects.toThrow(
      'was changed at the same time; run the command again',
    );
  });

  test('of many operators at once leaves one truth', async () => {
    await run(registration({ emailDomainHashes: [hashOf('example.org')] }));
    const requests = [commands.suspend, commands.beginMove, commands.suspend, commands.resume, commands.beginMove];
    const results = await Promise.all(requests.map(run));
    expect(results.some(({ outcome }) => outcome === 'changed')).toBe(true);
    const { [NORTHERN]: organisation, [emailDomainKey(hashOf('example.org'))]: lookUp } = await engine.records();
    expect({ status: lookUp?.['status'], version: lookUp?.['version'] }).toEqual({
      status: organisation?.['status'],
      version: organisation?.['version'],
    });
    const changes = results.filter(({ outcome }) => outcome === 'changed').length;
    expect(organisation?.['version']).toBe(1 + changes);
  });

  test.each(['before', 'after'] as const)(
    'leaves no way to a domain that another operator drops %s a look-up item is written',
    async (moment) => {
      await run(registration({ emailDomainHashes: [hashOf('example.org')] }));
      let others = 1;
      const send = async (command: object): Promise<unknown> => {
        const drop = async (): Promise<unknown> => (others-- > 0 ? run(registration()) : undefined);
        if (command instanceof PutItemCommand && moment === 'before') await drop();
        const answer = await engine.client.send(command as never).catch((error: unknown) => error);
        if (command instanceof PutItemCommand && moment === 'after') await drop();
        if (answer instanceof Error) throw answer;
        return answer;
      };
      const slow = Object.assign(Object.create(engine.client) as typeof engine.client, { send: send as never });
      const table = new RegistryTable(slow, TABLE_NAME);
      const again = registration({ emailDomainHashes: [hashOf('example.org')] });
      await manageOrganisations(again, { table, homes, now, audit: () => undefined });
      expect(Object.keys(await engine.records())).toEqual([NORTHERN]);
    },
  );

  test('writes nothing that is outside the allow-list', async () => {
    const table = new RegistryTable(engine.client, TABLE_NAME);
    const stray = { ...organisationRecord(), contactPerson: 'A. Example' };
    await expect(table.write(stray)).rejects.toThrow(
      'nothing was written: other may not be in the registry in that form',
    );
    await expect(table.write(organisationRecord({ signInDomain: 'A. Example' }))).rejects.toThrow(
      'nothing was written: signInDomain',
    );
    expect(await engine.records()).toEqual({});
  });

  test('stops at a record that is not what the registry may hold', async () => {
    await engine.client.send(
      new PutItemCommand({
        TableName: TABLE_NAME,
        Item: { organisationId: { S: NORTHERN }, email: { S: 'a@example.org' } },
      }),
    );
    await expect(run(commands.show)).rejects.toThrow();
  });
});
