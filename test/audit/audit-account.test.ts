import { ServiceError } from '../../e2e/doubles/protocol-double';
import { auditAccount } from '../../lib/audit/audit-account';
import { everyAuditAction } from '../../lib/audit/audit-actions';
import { MemoryCheckpoints } from '../../lib/audit/checkpoint';
import { REGION } from '../support/live/declared-account';
import { audit, auditRequest, said } from '../support/live/audit';
import { plantedDrifts } from '../support/live/drifts';
import { startLiveDoubles, type LiveDoubles } from '../support/live/live-doubles';
import { rememberingClients } from '../support/live/remembering-clients';
import { addResource, cleanState, notAuthorized, type LiveState } from '../support/live/live-state';

let doubles: LiveDoubles | undefined;

afterEach(async () => {
  jest.restoreAllMocks();
  await doubles?.close();
  doubles = undefined;
});

async function start(state: LiveState): Promise<LiveDoubles> {
  doubles = await startLiveDoubles(state);
  return doubles;
}

/** The SDK waits a random part of a growing time before it tries again. */
function withoutPauses(): void {
  jest.spyOn(Math, 'random').mockReturnValue(0);
}

async function auditOf(state: LiveState) {
  const { settings, answer } = await start(state);
  const clients = rememberingClients({ settings, answer }, { maxAttempts: 2 });
  return audit(settings, { clients });
}

describe('an account that is as its stacks declare', () => {
  test('is clean', async () => {
    const result = await auditOf(cleanState());
    expect(said(result)).toEqual([]);
    expect(result.analysis.stores.map(({ resource }) => resource.logicalId).sort()).toEqual(
      expect.arrayContaining(['Database', 'Instance', 'Log', 'Recordings', 'Records', 'Registry', 'Reports', 'Vault']),
    );
  });

  test('shows its resources under the stacks and logical ids by which the gate knows them', async () => {
    const { analysis } = await auditOf(cleanState());
    const recordings = analysis.stores.find(({ resource }) => resource.logicalId === 'Recordings');
    expect(recordings).toMatchObject({
      resource: { stack: 'ca-prod/content', type: 'AWS::S3::Bucket' },
      region: 'ca-central-1',
      dataClass: 'customer-content',
      verdict: 'contained',
    });
  });
});

describe('a planted drift gives exactly its finding', () => {
  test.each(plantedDrifts)('$what', async ({ plant, found }) => {
    const state = cleanState();
    plant(state);
    expect(said(await auditOf(state))).toEqual(found);
  });

  test('there are many, and no two of one name', () => {
    expect(new Set(plantedDrifts.map(({ what }) => what)).size).toBe(plantedDrifts.length);
    expect(plantedDrifts.length).toBeGreaterThanOrEqual(25);
  });
});

/** Something of every kind, so that every call is made. */
function fullState(): LiveState {
  const state = cleanState();
  state.flows.set('flow', JSON.stringify({ Version: '2019-10-30', StartAction: 'a', Actions: [] }));
  state.snapshots.push({ id: 'by-hand', source: 'organisations', sharedWith: [] });
  return state;
}

describe('what cannot be read is unproven', () => {
  test('every call that an audit makes, when it is denied', async () => {
    const calls = await callsOf(fullState());
    expect(calls.length).toBeGreaterThan(20);
    for (const denied of calls) {
      const state = fullState();
      state.refuse = (service, operation) => {
        if (`${service}:${operation}` === denied) throw notAuthorized(`test:${operation.replace(/\W/g, '')}`);
      };
      const result = await auditOf(state);
      await doubles?.close();
      const unread = result.analysis.findings.filter(({ rule }) => rule === 'live-account-read');
      expect({ denied, unread: unread.length > 0 }).toEqual({ denied, unread: true });
      for (const { verdict, message } of unread) {
        expect(verdict).toBe('unproven');
        expect(message).toMatch(/could not be read: .*; the permission \S+:\w+ is missing/);
      }
    }
  }, 60_000);

  test('names the permission that AWS names', async () => {
    const state = cleanState();
    state.refuse = (_, operation, input) => {
      if (
        operation === 'GetResource' &&
        input['Identifier'] === 'recordings-ca' &&
        input['TypeName'] === 'AWS::S3::Bucket'
      )
        throw notAuthorized('s3:GetLifecycleConfiguration');
    };
    const { analysis } = await auditOf(state);
    expect(analysis.findings.map(({ rule, message }) => [rule, message])).toContainEqual([
      'live-account-read',
      expect.stringContaining('; the permission s3:GetLifecycleConfiguration is missing') as string,
    ]);
  });

  test('a list that AWS goes on throttling', async () => {
    withoutPauses();
    const state = cleanState();
    state.refuse = (service, operation) => {
      if (`${service}:${operation}` === 'kms:ListKeys') throw new ServiceError('ThrottlingException', 'Rate exceeded');
    };
    expect(said(await auditOf(state))).toEqual([['live-account-read', 'unproven', 'every key']]);
  });

  test('an instance that is not created yet', async () => {
    const state = cleanState();
    state.instance.InstanceStatus = 'CREATION_IN_PROGRESS';
    expect(said(await auditOf(state))).toEqual([['live-account-read', 'unproven', 'Instance']]);
  });

  test('a stack of the deployment that is not there, and then every store of it', async () => {
    const state = cleanState();
    state.stacks.delete('keys-and-logs');
    const found = said(await auditOf(state));
    expect(found).toContainEqual(['live-account-read', 'unproven', 'keys-and-logs']);
    expect(found).toContainEqual(['store-is-declared', 'unproven', '/aws/connect/northwind']);
  });

  test('a bucket of the Region that is listed, and that Cloud Control does not find', async () => {
    const state = cleanState();
    state.buckets.push({ name: 'listed-only', region: REGION });
    expect(said(await auditOf(state))).toEqual([['live-account-read', 'unproven', 'listed-only']]);
  });

  test('what has gone since it was listed is nothing to read', async () => {
    const state = cleanState();
    addResource(state, 'AWS::SQS::Queue', 'gone', {});
    state.refuse = (_, operation, input) => {
      if (operation === 'GetResource' && input['Identifier'] === 'gone')
        throw new ServiceError('ResourceNotFoundException', 'gone');
    };
    expect(said(await auditOf(state))).toEqual([]);
  });

  test('a type that the Region does not have holds nothing', async () => {
    const state = cleanState();
    state.refuse = (_, operation, input) => {
      if (operation === 'ListResources' && input['TypeName'] === 'AWS::Cases::Domain')
        throw new ServiceError('TypeNotFoundException', 'The type AWS::Cases::Domain cannot be found');
    };
    expect(said(await auditOf(state))).toEqual([]);
  });
});

async function callsOf(state: LiveState): Promise<readonly string[]> {
  const { settings, calls } = await start(state);
  await audit(settings);
  const made = new Set(calls());
  await doubles?.close();
  return [...made];
}

/** IAM actions of calls that are not called like them. */
const ACTION_OF: Readonly<Record<string, string>> = { 's3:GET /': 's3:ListAllMyBuckets' };

test('every call that an audit makes is among the actions of its role', async () => {
  const actions = new Set(everyAuditAction());
  const calls = await callsOf(fullState());
  const needed = calls.map((call) => ACTION_OF[call] ?? call.replace('cloudcontrolapi:', 'cloudformation:'));
  expect(needed.filter((action) => !actions.has(action))).toEqual([]);
});

describe('an audit survives', () => {
  test('throttling that passes', async () => {
    withoutPauses();
    const state = cleanState();
    const throttled = new Set<string>();
    state.refuse = (service, operation) => {
      const call = `${service}:${operation}`;
      if (!/ListResources|ListInstanceStorage|DescribeKey|ListStackResources/.test(call) || throttled.has(call)) return;
      throttled.add(call);
      throw new ServiceError(service === 'cloudformation' ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
    };
    const { settings } = await start(state);
    expect(said(await audit(settings))).toEqual([]);
    expect(throttled.size).toBe(4);
  });

  test('an end after every page: it goes on where it was, and reads nothing twice', async () => {
    const state = fullState();
    const whole = await start(state);
    const expected = await audit(whole.settings);
    const calls = whole.calls().length;
    await whole.close();

    const { settings, calls: callsNow } = await start(state);
    const checkpoints = new MemoryCheckpoints();
    const step = () => auditAccount(auditRequest(settings, { checkpoints, isTimeUp: () => true }));
    let result = await step();
    let steps = 1;
    for (; !result.complete; steps += 1) result = await step();
    expect(said(result)).toEqual(said(expected));
    expect(callsNow()).toHaveLength(calls);
    expect(steps).toBeGreaterThan(40);
  });
});
