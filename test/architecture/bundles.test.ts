import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { join } from 'node:path';
import * as z from 'zod';
import { temporaryDirectory } from '../support/temporary-directory';

const root = join(__dirname, '../..');
const functions = readdirSync(join(root, 'lambda')).filter((name) =>
  existsSync(join(root, `lambda/${name}/handler.ts`)),
);
const directory = temporaryDirectory();

const metafileSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      bytes: z.number(),
      entryPoint: z.string().optional(),
      inputs: z.record(z.string(), z.unknown()),
      imports: z.array(z.object({ path: z.string(), external: z.boolean().optional() })),
    }),
  ),
});

/** What bundles are made of, by function: as `NodeFunction` bundles them, in one go. */
const bundles = new Map<string, z.output<typeof metafileSchema>['outputs'][string]>();

beforeAll(() => {
  const metafile = join(directory, 'bundles.json');
  const options = [
    '--bundle',
    '--platform=node',
    '--target=node24',
    '--format=cjs',
    '--main-fields=module,main',
    '--minify',
    '--keep-names',
    '--external:@aws-sdk/*',
    '--external:@smithy/*',
  ];
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [
      ...functions.map((name) => `lambda/${name}/handler.ts`),
      ...options,
      '--outbase=lambda',
      `--outdir=${directory}`,
      `--metafile=${metafile}`,
      // Of pg, for those who have its native client.
      '--external:pg-native',
      '--log-level=error',
    ],
    { cwd: root },
  );
  const { outputs } = metafileSchema.parse(JSON.parse(readFileSync(metafile, 'utf8')));
  for (const output of Object.values(outputs)) bundles.set(output.entryPoint?.split('/')[1] ?? '', output);
  // The runtime of Lambda has the SDK.
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
});

const bundleOf = (name: string) => {
  const bundle = bundles.get(name);
  if (!bundle) throw new Error(`there is no bundle of lambda/${name}`);
  return bundle;
};

test('there are functions', () => {
  expect(functions).toContain('migrate-database');
});

describe.each(functions)('the bundle of %s', (name) => {
  test('holds the function and what it shares, and nothing that deploys it', () => {
    const inputs = Object.keys(bundleOf(name).inputs);
    expect(inputs).toContain(`lambda/${name}/handler.ts`);
    const own = new RegExp(
      `^(?:lambda/(?:${name}|shared)/|lib/(?:audit|domain|residency)/|lib/contact-flows/contact-attributes[.]ts|(?:../)*(?:[^/]+/)*node_modules/)`,
    );
    expect(inputs.filter((path) => !own.test(path))).toEqual([]);
    expect(
      inputs.filter((path) => /node_modules\/(?:aws-cdk-lib|constructs|cdk-nag|@aws-cdk|esbuild)\//.test(path)),
    ).toEqual([]);
  });

  test('asks the runtime for Node.js and the SDK only', () => {
    const asked = bundleOf(name)
      .imports.filter(({ external }) => external)
      .map(({ path }) => path.replace(/^node:/, ''))
      .filter((path) => path !== 'pg-native');
    expect(asked.filter((path) => !/^@(?:aws-sdk|smithy)\//.test(path) && !builtinModules.includes(path))).toEqual([]);
  });

  test('is small, and starts', () => {
    expect(bundleOf(name).bytes).toBeLessThan(1_000_000);
    const loaded = createRequire(__filename)(join(directory, name, 'handler.js')) as Record<string, unknown>;
    expect(loaded['handler']).toBeInstanceOf(Function);
  });
});
