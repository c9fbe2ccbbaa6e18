import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedDocuments } from './generated-documents';

const root = join(__dirname, '..');

/** The documents whose file does not say what the code says. */
function staleDocuments(): readonly string[] {
  return Object.entries(generatedDocuments)
    .filter(([path, render]) => {
      const file = join(root, path);
      return !existsSync(file) || readFileSync(file, 'utf8') !== render();
    })
    .map(([path]) => path);
}

function run(args: readonly string[]): number {
  const [flag, ...others] = args;
  if (others.length > 0 || (flag !== undefined && flag !== '--check')) {
    process.stderr.write(`docs: there is no option '${args.join(' ')}': use --check, or none\n`);
    return 2;
  }
  const stale = staleDocuments();
  if (flag === '--check') {
    for (const path of stale) process.stderr.write(`${path} is stale: run 'npm run docs' and commit it\n`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const path of stale) {
    writeFileSync(join(root, path), generatedDocuments[path]?.() ?? '');
    process.stdout.write(`rendered ${path}\n`);
  }
  return 0;
}

process.exitCode = run(process.argv.slice(2));
