import * as stsSdk from '@aws-sdk/client-sts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProtocolDouble, type ProtocolDouble } from '../../e2e/doubles/protocol-double';
import { auditLive } from '../../lib/audit/audit-live';
import { runAudit, type LiveAuditRequest } from '../../lib/gate/audit';
import { runCli } from '../../lib/gate/cli';
import { type BuildPlatform } from '../../lib/gate/synthesize';
import { planStages } from '../../lib/config';
import { JurisdictionStage } from '../../lib/stacks/jurisdiction-stage';
import { cliWiring } from '../support/cli-wiring';
import { recordingIo } from '../support/cli-io';
import { ACCOUNT, KEY_ID, REGION } from '../support/live/declared-account';
import { startLiveDoubles, type LiveDoubles } from '../support/live/live-doubles';
import { cleanState, type LiveState } from '../support/live/live-state';
import { temporaryDirectory } from '../support/temporary-directory';

const nothing = {
  analysis: { stores: [], flows: [], findings: [], counts: { templates: 0, resources: 0 } },
  templates: [],
};

/** The Stage that is audited, alone: of the others an audit needs no more than their plans. */
const buildStage: BuildPlatform = (app, definition) => {
  for (const plan of planStages(definition)) if (plan.id === 'ca-prod') new JurisdictionStage(app, plan);
};

type Audited = Awaited<ReturnType<Parameters<typeof runAudit>[2]['auditLive']>>;

async function audit(
  commandLine: string,
  answer: (request: LiveAuditRequest) => Promise<Audited> = () => Promise.resolve(nothing),
  cwd = process.cwd(),
) {
  const io = recordingIo(cwd);
  const asked: LiveAuditRequest[] = [];
  const code = await runCli(
    ['audit', ...commandLine.split(' ').filter((word) => word !== '')],
    io,
    cliWiring({
      runAudit: (options, auditIo) =>
        runAudit(options, auditIo, {
          buildPlatform: buildStage,
          auditLive: (request) => {
            asked.push(request);
            return answer(request);
          },
        }),
    }),
  );

  return { code, asked, ...io.written };
}

describe('residency audit --stage', () => {
  test('asks for the account, the Region and the stacks of the Stage, and its law', async () => {
    const { code, asked, stdout } = await audit('--stage ca-prod');
    expect(code).toBe(0);
    expect(stdout).toContain('No data leaves ca');
    const [request] = asked;
    expect(request).toMatchObject({ region: 'ca-central-1', scope: { jurisdiction: 'ca', deployment: 'ca-prod' } });
    expect(request?.account).toMatch(/^\d{12}$/);
    expect(request?.auditedElsewhere).toContain('ca-west-1');
    expect(request?.stacks).toEqual(
      expect.arrayContaining([
        { name: 'ca-prod/ca-central-1-content', stackName: 'ca-prod-ca-central-1-content' },
        { name: 'CDKToolkit', stackName: 'CDKToolkit' },
      ]),
    );
    expect(request?.stacks.filter(({ name }) => name.includes('ca-west-1'))).toEqual([]);
    expect(request?.scopeOf('ca-prod/ca-central-1-content').deployment).toBe('ca-prod');
  });

  test('reads another Region of the Stage when it is told to', async () => {
    const { asked } = await audit('--stage ca-prod --region ca-west-1');
    expect(asked[0]).toMatchObject({ region: 'ca-west-1' });
    expect(asked[0]?.stacks.map(({ name }) => name)).toContain('ca-prod/ca-west-1-content-replica');
  });
});

describe('what the user has to put right is one line', () => {
  test.each([
    ['', 'residency audit needs --stage ID, such as --stage ca-prod, or --jurisdiction ID'],
    ['ca-prod', "residency audit takes no argument 'ca-prod'; name a Stage with --stage"],
    ['--stage ca-prdo', "--stage: there is no Stage 'ca-prdo'"],
    ['--stage ca-prod --jurisdiction ca', '--stage and --jurisdiction cannot be given together'],
    ['--jurisdiction ca', 'residency audit --jurisdiction needs --region REGION'],
    ['--jurisdiction atlantis --region ca-central-1', "'atlantis' is no jurisdiction"],
    ['--jurisdiction ca --region canada', "--region: 'canada' is no AWS Region"],
    ['--stage ca-prod --format html', "--format: 'html' is none of text, json, sarif"],
  ])('%s', async (commandLine, message) => {
    const { code, asked, stderr } = await audit(commandLine);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^residency: .*\n$/);
    expect(stderr).toContain(message);
    expect(asked).toEqual([]);
  });

  test('credentials of another account', async () => {
    const { code, stderr } = await audit('--stage ca-prod', () =>
      Promise.resolve({ problem: 'the credentials are of' }),
    );
    expect([code, stderr]).toEqual([2, 'residency: the credentials are of\n']);
  });
});

describe('residency audit --jurisdiction reads over HTTP with the credentials of the environment', () => {
  const before = { ...process.env };
  const directory = temporaryDirectory();
  let state: LiveState;
  let live: LiveDoubles;
  let sts: ProtocolDouble;

  beforeEach(async () => {
    state = cleanState();
    live = await startLiveDoubles(state);
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'synthetic-secret' };
    sts = await startProtocolDouble({
      sdk: { ...stsSdk },
      service: 'sts',
      region: REGION,
      ...credentials,
      handlers: { GetCallerIdentity: () => ({ Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/a`, UserId: 'a' }) },
    });
    const { endpoints = {} } = live.settings;
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_STS: sts.endpoint,
      AWS_ENDPOINT_URL_BACKUP: endpoints.backup,
      AWS_ENDPOINT_URL_CLOUDCONTROL: endpoints.cloudcontrolapi,
      AWS_ENDPOINT_URL_CLOUDFORMATION: endpoints.cloudformation,
      AWS_ENDPOINT_URL_CONNECT: endpoints.connect,
      AWS_ENDPOINT_URL_KMS: endpoints.kms,
      AWS_ENDPOINT_URL_RDS: endpoints.rds,
      AWS_ENDPOINT_URL_S3: endpoints.s3,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsmanager,
    });
  });

  afterEach(async () => {
    process.env = { ...before };
    await Promise.all([live.close(), sts.close()]);
  });

  const run = (rest = '') =>
    audit(`--jurisdiction ca --region ${REGION}${rest}`, (request) => auditLive(request), directory);

  test('a clean account: exit 0', async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('No data leaves ca');
  });

  test('a drift: exit 1, and the report says what and where', async () => {
    const key = state.keys.get(KEY_ID);
    if (key) key.metadata['KeyState'] = 'PendingDeletion';
    const { code, stdout } = await run();
    expect(code).toBe(1);
    expect(stdout).toContain('key-in-service');
    expect(stdout).toContain('the key is going to be deleted');
    expect(stdout).toContain(`aws://${ACCOUNT}/${REGION}`);
  });

  test('SARIF: the rule with its words, and the account as the place', async () => {
    state.buckets.push({ name: 'forgotten', region: 'us-east-1' });
    const { code } = await run(' --format sarif --output audit.sarif');
    expect(code).toBe(1);
    const sarif = JSON.parse(readFileSync(join(directory, 'audit.sarif'), 'utf8')) as {
      runs: {
        results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
      }[];
    };
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(['data-stays-home']);
    expect(sarif.runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      `aws://${ACCOUNT}/us-east-1`,
    );
  });

  test('credentials that are refused: exit 2, one line', async () => {
    process.env['AWS_SECRET_ACCESS_KEY'] = 'another';
    const { code, stderr } = await run();
    expect(code).toBe(2);
    expect(stderr).toMatch(/^residency: there are no AWS credentials that work \(.*\); sign in, or set AWS_PROFILE\n$/);
  });
});
