import { type ManageOrganisationsRequest } from '../../../lambda/manage-organisations/contract';
import { emailDomainKey, grantKey, registryRecordProblems } from '../../../lib/domain/organisations/registry-record';
import {
  EASTERN,
  hashOf,
  instanceIn,
  NORTHERN,
  organisationRecord,
  registration,
  SOUTHERN,
} from '../../support/organisations';
import { type RegistryEngine, startRegistryEngine } from '../../support/registry-engine';
import { commands, migrationId, now, RegistryOperator } from '../../support/registry-operator';

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

describe('moving', () => {
  beforeEach(() => run(registration({ emailDomainHashes: [hashOf('example.org')] })));

  test('takes two steps, each of which can be repeated, and is recorded', async () => {
    expect(await run(commands.beginMove)).toMatchObject({
      outcome: 'changed',
      organisation: { status: 'moving', homeRegion: 'ca-central-1' },
    });
    expect((await run(commands.beginMove)).outcome).toBe('unchanged');
    expect(await run(commands.completeMove)).toMatchObject({
      outcome: 'changed',
      organisation: { status: 'active', homeRegion: 'us-east-1', jurisdiction: 'us', migrationId, version: 3 },
    });
    expect((await run(commands.completeMove)).outcome).toBe('unchanged');
    expect((await engine.records())[emailDomainKey(hashOf('example.org'))]).toMatchObject({
      homeRegion: 'us-east-1',
      connectInstanceArn: instanceIn('us-east-1'),
    });
    expect(operator.audited.filter(({ command }) => command === 'complete-move')[0]).toMatchObject({
      migrationId,
      outcome: 'changed',
      homeRegion: 'us-east-1',
    });
  });

  test('can be cancelled', async () => {
    await run(commands.beginMove);
    expect(await run(commands.cancelMove)).toMatchObject({ outcome: 'changed', organisation: { status: 'active' } });
    expect((await engine.records())[NORTHERN]).toEqual(
      organisationRecord({ emailDomainHashes: [hashOf('example.org')], version: 3, updatedAt: now.toISOString() }),
    );
    expect((await run(commands.cancelMove)).outcome).toBe('unchanged');
  });

  test('refuses what is out of turn', async () => {
    expect(await refusal(commands.completeMove)).toContain('is not moving, not by MIG-2026-014; begin the move first');
    expect(await refusal({ ...commands.beginMove, jurisdiction: 'ca' })).toContain(
      'is at home in ca-central-1 already',
    );
    await run(commands.beginMove);
    const inTheWay = `${NORTHERN} is moving to jurisdiction us by migration ${migrationId}; complete or cancel that first`;
    for (const request of [
      { ...commands.beginMove, migrationId: 'MIG-2026-015' },
      { ...commands.beginMove, jurisdiction: 'eu' },
      { ...commands.cancelMove, migrationId: 'MIG-2026-015' },
      commands.suspend,
      commands.resume,
      registration({ emailDomainHashes: [] }),
    ]) {
      expect(await refusal(request)).toBe(inTheWay);
    }
    expect(await refusal({ ...commands.completeMove, migrationId: 'MIG-2026-015' })).toContain(
      'moving by migration MIG-2026-014',
    );
    expect(await refusal({ ...commands.completeMove, connectInstanceArn: instanceIn('eu-central-1') })).toContain(
      'is not in us-east-1',
    );
    await run(commands.completeMove);
    expect(await refusal(commands.beginMove)).toBe(`migration ${migrationId} is completed; a new move needs a new id`);
    expect(await refusal(commands.cancelMove)).toContain('move the organisation back by a new one');
  });

  test('refuses a suspended organisation', async () => {
    await run(commands.suspend);
    expect(await refusal(commands.beginMove)).toBe(`${NORTHERN} is suspended; resume it before it moves`);
  });
});

describe('granting', () => {
  const request = (changes: Partial<Record<'holderId' | 'expiresAt', string>> = {}): ManageOrganisationsRequest => ({
    command: 'grant',
    holderId: EASTERN,
    ownerId: NORTHERN,
    scopes: ['users.read'],
    expiresAt: '2026-12-21T00:00:00Z',
    ...changes,
  });

  beforeEach(async () => {
    await run(registration());
    await run(registration({ organisationId: EASTERN }));
    await run(registration({ organisationId: SOUTHERN, jurisdiction: 'us', region: 'us-east-1' }));
  });

  test('permits, can be repeated, extended and revoked', async () => {
    expect((await run(request())).outcome).toBe('changed');
    expect((await run(request())).outcome).toBe('unchanged');
    const longer = '2027-01-21T00:00:00Z';
    expect(await run(request({ expiresAt: longer }))).toMatchObject({
      outcome: 'changed',
      grant: { grantExpiresAt: '2027-01-21T00:00:00.000Z' },
    });
    const revoke = { command: 'revoke', holderId: EASTERN, ownerId: NORTHERN } as const;
    expect(await run(revoke)).toMatchObject({ outcome: 'changed', grant: { status: 'revoked' } });
    expect((await run(revoke)).outcome).toBe('unchanged');
    expect(registryRecordProblems((await engine.records())[grantKey(EASTERN, NORTHERN)] ?? {})).toEqual([]);
    expect((await run(request())).outcome).toBe('changed');
  });

  test.each([
    ['itself', { holderId: NORTHERN }, 'an organisation needs no grant for its own data'],
    ['another Region', { holderId: SOUTHERN }, 'access never crosses Regions'],
    ['an unknown organisation', { holderId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098799' }, 'is not registered'],
    ['the past', { expiresAt: '2026-11-21T11:59:59Z' }, 'is past'],
    ['more than 90 days', { expiresAt: '2027-02-19T12:00:01Z' }, 'longer than 90 days'],
  ])('refuses %s', async (_, changes, message) => {
    expect(await refusal(request(changes))).toContain(message);
  });

  test('refuses to revoke what was not granted', async () => {
    expect(await refusal({ command: 'revoke', holderId: NORTHERN, ownerId: EASTERN })).toContain('has granted nothing');
  });
});
