import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

function run(context: Record<string, unknown>) {
  const outdir = mkdtempSync(path.join(tmpdir(), 'app-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/app.ts'], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        CDK_OUTDIR: outdir,
        CDK_VALIDATION: 'false',
        CDK_CONTEXT_JSON: JSON.stringify(context),
      },
    });
    return { status, stderr, files: readdirSync(outdir) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

describe('bin/app.ts', () => {
  test('synthesizes the example deployment', () => {
    // Bundles have tests of their own.
    const { status, files } = run({ 'aws:cdk:bundling-stacks': [] });
    expect(status).toBe(0);
    expect(files).toEqual(expect.arrayContaining(['assembly-ca-prod', 'assembly-registry-prod', 'manifest.json']));
  });

  test('refuses a deployment that is not there in one line', () => {
    const { status, stderr } = run({ deployment: 'nowhere' });
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('nowhere');
  });
});
