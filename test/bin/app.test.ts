import { readdirSync } from 'node:fs';
import { runApp, shippedApp } from '../support/shipped-stacks';
import { temporaryDirectory } from '../support/temporary-directory';

const elsewhere = temporaryDirectory();

describe('bin/app.ts', () => {
  test('synthesizes the example deployment', () => {
    const { status, stderr, directory } = shippedApp();
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const files = readdirSync(directory);
    expect(files).toEqual(expect.arrayContaining(['assembly-ca-prod', 'assembly-registry-prod', 'manifest.json']));
  });

  test('refuses a deployment that is not there in one line', () => {
    const { status, stderr } = runApp(elsewhere, { deployment: 'nowhere' });
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('nowhere');
  });
});
