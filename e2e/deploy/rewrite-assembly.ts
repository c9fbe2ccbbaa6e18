import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod';
import { parseTemplate, readTemplate, type AssemblyStack, type Template } from './assembly';

/**
 * Replaces the template of a stack in a copy of its assembly. The CLI publishes a template by the hash of its text.
 *
 * @param assembly - of which the stack was read
 */
export function replaceTemplate(assembly: string, copy: string, stack: AssemblyStack, template: Template): void {
  const directory = join(copy, dirname(stack.directory) === assembly ? basename(stack.directory) : '');
  const after = JSON.stringify(template, undefined, 1);
  writeFileSync(join(directory, stack.templateFile), after);
  const assets = assetsFile(directory, stack);
  const published = publishedHash(readFileSync(assets, 'utf8'), stack.templateFile);
  if (published === undefined) throw new Error(`${assets} publishes no ${stack.templateFile}`);
  replaceIn([assets, join(directory, 'manifest.json')], published, hashOf(after));
}

/**
 * Changes the code of a function of an assembly, as a changed source would: its bundle gets another name, and the
 * template names that.
 *
 * @throws Error when the function has no bundle, or the change changes nothing
 */
export function rewriteFunction(
  assembly: string,
  stack: AssemblyStack,
  functionId: string,
  change: (code: string) => string,
): void {
  const template = readTemplate(stack);
  const code = codeSchema.safeParse(template.Resources[functionId]?.Properties?.['Code']);
  // The assets of all Stages are beside the outermost manifest.
  const hash = code.data?.S3Key.replace('.zip', '');
  const bundle = join(assembly, `asset.${hash}`);
  if (hash === undefined || !existsSync(bundle)) throw new Error(`${functionId} of ${stack.id} has no bundle`);
  const before = readFileSync(join(bundle, 'index.js'), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the change of ${functionId} changes nothing`);
  const changed = hashOf(after);
  cpSync(bundle, join(assembly, `asset.${changed}`), { recursive: true });
  writeFileSync(join(assembly, `asset.${changed}`, 'index.js'), after);
  replaceIn([assetsFile(stack.directory, stack)], hash, changed);
  const renamed = parseTemplate(JSON.parse(JSON.stringify(template).replaceAll(hash, changed)));
  replaceTemplate(assembly, assembly, stack, renamed);
}

const codeSchema = z.object({ S3Key: z.string() });

function assetsFile(directory: string, { artifactId }: AssemblyStack): string {
  return join(directory, `${artifactId}.assets.json`);
}

function replaceIn(files: readonly string[], before: string, after: string): void {
  for (const file of files) writeFileSync(file, readFileSync(file, 'utf8').replaceAll(before, after));
}

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The hash under which an assets file publishes a template. */
function publishedHash(assets: string, templateFile: string): string | undefined {
  const [before] = assets.split(`"path": "${templateFile}"`);
  return before
    ?.match(/"([0-9a-f]{64})"/g)
    ?.at(-1)
    ?.slice(1, -1);
}
