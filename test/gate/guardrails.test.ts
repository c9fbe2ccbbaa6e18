import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleDeployment } from '../../lib/config';
import { runCli } from '../../lib/gate/cli';
import { cliWiring } from '../support/cli-wiring';
import { changed } from '../support/changed';
import { recordingIo } from '../support/cli-io';
import { temporaryDirectory, writeFiles } from '../support/temporary-directory';

const directory = temporaryDirectory();
writeFiles(directory, {
  'without.json': JSON.stringify(changed(exampleDeployment, { guardrails: undefined })),
  'apart.json': JSON.stringify(
    changed(exampleDeployment, { 'environments.prod.jurisdictionAccounts': { eu: '444444444444' } }),
  ),
});

async function guardrails(...args: string[]) {
  const io = recordingIo(directory);
  const code = await runCli(['guardrails', ...args, '--as-of', '2026-11-21'], io, cliWiring());
  return { code, ...io.written };
}

describe('residency guardrails', () => {
  test('prints every policy with its size, its target, and why each statement is there', async () => {
    const { code, stdout, stderr } = await guardrails();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^residency-prod-regions {2}SERVICE_CONTROL_POLICY {2}\d+ of 5120 characters {2}for 222222222222$/m,
    );
    expect(stdout).toMatch(
      /^ {2}NoMultiRegionKey: A multi-Region key opens in another Region what it encrypts here\.$/m,
    );
    const policies = stdout.split('\n').filter((line) => line.startsWith('{'));
    expect(policies).toHaveLength(2 * 5 + 6);
    for (const policy of policies) expect(() => JSON.parse(policy) as unknown).not.toThrow();
  });

  test('writes each policy as a file of its name', async () => {
    const { code, stdout } = await guardrails('--deployment', 'apart.json', '--output', 'policies');
    expect(code).toBe(0);
    const files = readdirSync(join(directory, 'policies'));
    expect(files).toEqual(
      expect.arrayContaining(['residency-eu-prod-regions.json', 'eu-prod-permissions-boundary.json']),
    );
    expect(stdout.trim().split('\n')).toHaveLength(files.length);
    const regions = readFileSync(join(directory, 'policies', 'residency-eu-prod-regions.json'), 'utf8');
    expect(JSON.parse(regions)).toMatchObject({
      Statement: [
        {
          Condition: {
            StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-north-1', 'us-east-1', 'us-west-2'] },
          },
        },
        {
          Sid: 'WatchOnlyInOutposts',
          Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-west-2'] } },
        },
        { Sid: 'AddNoRegion' },
      ],
    });
  });

  test('a definition without guardrails needs the id of the organisation', async () => {
    expect(await guardrails('--deployment', 'without.json')).toMatchObject({
      code: 2,
      stderr:
        'residency: the definition has no guardrails; give --organisation ID, such as --organisation o-a1b2c3d4e5\n',
    });
    const given = await guardrails('--deployment', 'without.json', '--organisation', 'o-zyxwvutsrq');
    expect(given.code).toBe(0);
    expect(given.stdout).toContain('"aws:PrincipalOrgID":"o-zyxwvutsrq"');
  });

  test.each([
    [
      ['--organisation', 'northwind'],
      "--organisation: 'northwind' is no id of an organisation; write one such as 'o-a1b2c3d4e5'",
    ],
    [['prod'], "residency guardrails takes no argument 'prod'; name a deployment with --deployment"],
  ])('refuses %j', async (args, message) => {
    expect(await guardrails(...args)).toMatchObject({ code: 2, stderr: `residency: ${message}\n` });
  });
});
