import * as securityHubSdk from '@aws-sdk/client-securityhub';
import * as z from 'zod';
import { startProtocolDouble, ServiceError, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { auditResidency, type AuditMeans } from '../../../lambda/audit-residency/audit';
import { auditResidencyEnvironmentSchema } from '../../../lambda/audit-residency/contract';
import { clientConfiguration } from '../../../lib/audit/audit-clients';
import { type FiledDecision } from '../../../lib/residency/decisions/parse-decision';
import { decision } from '../../support/decision';
import { liveStacks } from '../../support/live/audit';
import { ACCOUNT, KEY_ID, REGION } from '../../support/live/declared-account';
import { startLiveDoubles, type LiveDoubles } from '../../support/live/live-doubles';
import { cleanState, type LiveState } from '../../support/live/live-state';
import { rememberingClients } from '../../support/live/remembering-clients';

const HOUR = 3_600_000;
const importedSchema = z.object({
  Findings: z.array(
    z.looseObject({ Id: z.string(), RecordState: z.string(), CreatedAt: z.string(), UpdatedAt: z.string() }),
  ),
});

let state: LiveState;
let live: LiveDoubles;
let hub: ProtocolDouble;
let isHubEnabled: boolean;
let lines: string[];
let time: number;
let remaining: number;
let decisions: FiledDecision[];

beforeEach(async () => {
  state = cleanState();
  live = await startLiveDoubles(state);
  isHubEnabled = true;
  lines = [];
  decisions = [];
  time = Date.parse('2026-11-21T06:00:00.000Z');
  remaining = 900_000;
  hub = await startProtocolDouble({
    sdk: { ...securityHubSdk },
    service: 'securityhub',
    region: REGION,
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'synthetic-secret',
    handlers: {
      BatchImportFindings: ({ Findings }) => {
        if (!isHubEnabled) throw new ServiceError('InvalidAccessException', 'not subscribed to AWS Security Hub');
        return { SuccessCount: Array.isArray(Findings) ? Findings.length : 0, FailedCount: 0 };
      },
    },
  });
});

afterEach(async () => {
  await Promise.all([live.close(), hub.close()]);
});

function means(): AuditMeans {
  const settings = { ...live.settings, endpoints: { ...live.settings.endpoints, securityhub: hub.endpoint } };
  return {
    settings: auditResidencyEnvironmentSchema.parse({
      DEPLOYMENT: JSON.stringify({
        id: 'ca-prod',
        profile: 'ca',
        accounts: [ACCOUNT],
        instanceRegion: REGION,
        dataDisasterRecoveryRegion: 'ca-west-1',
      }),
      STACKS: JSON.stringify(liveStacks.map(({ name, stackName }) => [name, stackName])),
      OTHER_PROFILES: JSON.stringify(['eu']),
      ACCOUNT,
      STATE_BUCKET: 'audit-state',
      EVIDENCE_BUCKET: 'evidence',
      DECISIONS_DIRECTORY: '/var/task/decisions',
    }),
    region: REGION,
    clients: rememberingClients(live),
    securityHub: new securityHubSdk.SecurityHubClient(clientConfiguration(settings, 'securityhub')),
    decisions,
    now: () => new Date(time),
    remaining: () => remaining,
    write: (line) => lines.push(line),
  };
}

const request = () => auditResidency({ source: 'aws.connect', detail: { eventName: 'ReplicateInstance' } }, means());
const work = () => auditResidency({ action: 'work' }, means());
const imports = () => hub.calls.map(({ input }) => importedSchema.parse(input).Findings);
const evidence = (key: string) => JSON.parse(live.objects.get(`/evidence/${key}`) ?? '{}') as Record<string, unknown>;
const disableKey = () => {
  const key = state.keys.get(KEY_ID);
  if (key) key.metadata['KeyState'] = 'Disabled';
};

async function audited() {
  await request();
  const result = await work();
  if (result.outcome !== 'audited') throw new Error(`the audit is ${result.outcome}`);
  return result;
}

describe('an audit on demand', () => {
  test('waits for work, and many events ask for one audit', async () => {
    expect(await work()).toEqual({ outcome: 'idle' });
    await request();
    await request();
    expect(await request()).toEqual({ outcome: 'requested' });
    expect(await work()).toMatchObject({ outcome: 'audited', openFindings: 0 });
    expect(await work()).toEqual({ outcome: 'idle' });
  });

  test('leaves evidence and metrics', async () => {
    disableKey();
    const { evidence: key, openFindings } = await audited();
    expect(openFindings).toBe(1);
    expect(key).toBe('audits/ca-central-1/2026-11-21T06:00:00.000Z.json');
    expect(evidence(key)).toMatchObject({
      stage: 'ca-prod',
      account: ACCOUNT,
      region: REGION,
      counts: { OpenFindings: 1, CompleteAudits: 1, NotRead: 0 },
      findings: [{ rule: 'key-in-service', resource: { stack: 'ca-prod/keys-and-logs', logicalId: 'Key' } }],
      notRead: [],
    });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      _aws: { CloudWatchMetrics: [{ Namespace: 'Residency/Audit', Dimensions: [['Stage', 'Region']] }] },
      Stage: 'ca-prod',
      Region: REGION,
      CompleteAudits: 1,
      OpenFindings: 1,
      Unproven: 1,
    });
  });

  test('leaves buckets in home Regions of a jurisdiction that shares the account to its own audit', async () => {
    state.buckets.push({ name: 'recordings-eu', region: 'eu-central-1' }, { name: 'forgotten', region: 'sa-east-1' });
    const { evidence: key } = await audited();
    expect(evidence(key)['findings']).toEqual([
      expect.objectContaining({
        rule: 'data-stays-home',
        destination: expect.objectContaining({ region: 'sa-east-1' }) as unknown,
      }),
    ]);
  });

  test('reports a decision that has expired', async () => {
    decisions = [decision()];
    time = Date.parse('2031-01-01T00:00:00.000Z');
    const { evidence: key } = await audited();
    expect(evidence(key)['decisionFindings']).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'decision-expired', level: 'error' })]),
    );
  });
});

describe('between invocations', () => {
  test('an audit goes on after the time is up, and nothing is read twice', async () => {
    await audited();
    const atOnce = live.calls().filter((call) => !call.startsWith('s3:')).length;
    await request();
    remaining = 60_000;
    let steps = 0;
    let result = await work();
    for (; result.outcome === 'interrupted'; steps += 1) {
      expect(result.collectorsDone).toBeLessThanOrEqual(steps + 1);
      result = await work();
    }
    expect(result).toMatchObject({ outcome: 'audited', openFindings: 0 });
    expect(steps).toBeGreaterThan(30);
    expect(live.calls().filter((call) => !call.startsWith('s3:'))).toHaveLength(2 * atOnce);
  });

  test('one is at work: another one leaves', async () => {
    await request();
    const [first, second] = await Promise.all([work(), work()]);
    expect([first.outcome, second.outcome].sort()).toEqual(['audited', 'busy']);
  });

  test('one that crashed holds the others up for the rest of its time only', async () => {
    await request();
    live.put('/audit-state/state.json', JSON.stringify({ leaseUntil: time + HOUR }));
    expect(await work()).toEqual({ outcome: 'busy' });
    time += HOUR + 1;
    expect(await work()).toMatchObject({ outcome: 'audited' });
  });

  test('what was read hours ago is not taken for what is: the audit begins anew', async () => {
    await request();
    remaining = 60_000;
    expect(await work()).toMatchObject({ outcome: 'interrupted' });
    disableKey();
    time += 7 * HOUR;
    remaining = 900_000;
    expect(await work()).toMatchObject({
      outcome: 'audited',
      openFindings: 1,
      evidence: 'audits/ca-central-1/2026-11-21T13:00:00.000Z.json',
    });
  });

  test('what is asked for during an audit asks for the next one', async () => {
    await request();
    remaining = 60_000;
    await work();
    await request();
    remaining = 900_000;
    expect(await work()).toMatchObject({ outcome: 'audited' });
    expect(await work()).toMatchObject({ outcome: 'audited' });
    expect(await work()).toEqual({ outcome: 'idle' });
  });

  test('evidence that cannot be kept fails the invocation, and the next one tries again', async () => {
    await request();
    state.refuse = (_, operation) => {
      if (operation.startsWith('PUT /evidence/')) throw new ServiceError('AccessDenied', 'no');
    };
    await expect(work()).rejects.toThrow('AccessDenied');
    state.refuse = () => undefined;
    expect(await work()).toMatchObject({ outcome: 'audited' });
  });
});

describe('AWS Security Hub', () => {
  test('gets what is open once a finding, keeps its first day, and archives what is resolved', async () => {
    disableKey();
    await audited();
    const [[first] = []] = imports();
    expect(first).toMatchObject({
      RecordState: 'ACTIVE',
      CreatedAt: '2026-11-21T06:00:00.000Z',
      GeneratorId: 'residency/key-in-service',
      ProductArn: `arn:aws:securityhub:${REGION}:${ACCOUNT}:product/${ACCOUNT}/default`,
      Severity: { Label: 'HIGH' },
      Compliance: { Status: 'FAILED' },
    });
    time += 24 * HOUR;
    await audited();
    expect(imports()[1]).toEqual([
      expect.objectContaining({ Id: first?.Id, CreatedAt: first?.CreatedAt, UpdatedAt: '2026-11-22T06:00:00.000Z' }),
    ]);
    const key = state.keys.get(KEY_ID);
    if (key) key.metadata['KeyState'] = 'Enabled';
    await audited();
    expect(imports()[2]).toEqual([
      expect.objectContaining({ Id: first?.Id, RecordState: 'ARCHIVED', Workflow: { Status: 'RESOLVED' } }),
    ]);
    await audited();
    expect(imports()).toHaveLength(3);
  });

  test('is left alone where the account has none', async () => {
    isHubEnabled = false;
    disableKey();
    expect(await audited()).toMatchObject({ openFindings: 1 });
    expect([...live.objects.keys()]).not.toContain('/audit-state/open-findings.json');
  });

  test('gets no more than 100 findings at once', async () => {
    for (let index = 0; index < 120; index += 1) state.buckets.push({ name: `abroad-${index}`, region: 'us-east-1' });
    await audited();
    expect(imports().map((findings) => findings.length)).toEqual([100, 20]);
  });
});
