import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root, runFolder } from '../workspace';

const tsx = createRequire(__filename).resolve('tsx/cli');

/**
 * Makes a folder in which the CDK CLI runs an app of the repository. What the CLI looks up is kept there, and not in the
 * repository.
 *
 * @param app - path of the app's file, from the root of the repository
 * @returns the folder
 */
export function makeAppFolder(name: string, app: string): string {
  const folder = runFolder('apps', name);
  const settings = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as object;
  const command = [process.execPath, tsx, join(root, app)].map((word) => `"${word}"`).join(' ');
  writeFileSync(join(folder, 'cdk.json'), JSON.stringify({ ...settings, app: command }));
  const decisions = join(folder, 'decisions');
  if (!existsSync(decisions)) symlinkSync(join(root, 'decisions'), decisions);
  return folder;
}
