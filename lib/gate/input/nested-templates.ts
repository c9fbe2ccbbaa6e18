import { dirname, isAbsolute, join, resolve } from 'node:path';
import { readTemplate, type TemplateResource } from '../../residency/template/template';
import { type TemplateInput } from '../../residency/template-input';
import { pathKind, readText } from '../read-text';

const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** How deep nesting is followed. */
const MAX_DEPTH = 16;

export interface NestedTemplateOptions {
  readonly cwd: string;
  /** Template files of a cloud assembly, by the hash of the asset. */
  readonly templateAssets?: ReadonlyMap<string, string>;
}

/**
 * The template and, after it, every nested template that lies beside it.
 *
 * A nested template is found by the CDK's `Metadata["aws:asset:path"]`, by a relative `TemplateURL` (as
 * `aws cloudformation package` reads it), or by the hash of an asset in its address. One that is not there, or that
 * nests itself, is left to the engine, which calls it unproven.
 *
 * @throws TemplateError when a template cannot be parsed
 * @throws InputError when a file is empty or not UTF-8
 */
export function withNestedTemplates(parent: TemplateInput, options: NestedTemplateOptions): readonly TemplateInput[] {
  return expand(parent, options, [parent.file]);
}

function expand(
  parent: TemplateInput,
  options: NestedTemplateOptions,
  files: readonly string[],
): readonly TemplateInput[] {
  const text = parent.text();
  // Parsing is what costs; most templates nest nothing.
  if (files.length > MAX_DEPTH || !text.includes(STACK_TYPE)) return [parent];
  const nested = [...readTemplate(text, parent.file).resources.values()].filter(({ type }) => type === STACK_TYPE);
  return [parent, ...nested.flatMap((resource) => nestedInput(parent, resource, options, files))];
}

function nestedInput(
  parent: TemplateInput,
  resource: TemplateResource,
  options: NestedTemplateOptions,
  files: readonly string[],
): readonly TemplateInput[] {
  const file = nestedFile(parent.file, resource, options);
  if (file === undefined || files.some((known) => isSameFile(known, file, options.cwd))) return [];
  const { logicalId } = resource;
  const input: TemplateInput = {
    stack: `${parent.stack}/${logicalId}`,
    file,
    region: parent.region,
    account: parent.account,
    text: () => readText(file, options.cwd),
    nestedIn: { stack: parent.stack, logicalId },
  };
  return expand(input, options, [...files, file]);
}

/** The file of a nested template, or `undefined` when it is not on this machine. */
function nestedFile(
  parentFile: string,
  resource: TemplateResource,
  { cwd, templateAssets }: NestedTemplateOptions,
): string | undefined {
  const assetPath = resource.metadata['aws:asset:path'];
  const url = resource.properties['TemplateURL'];
  const named = [assetPath, url]
    .filter((value) => typeof value === 'string')
    .filter((value) => !isUrl(value))
    .map((value) => (isAbsolute(value) ? value : join(dirname(parentFile), value)));
  const [hash] = /[0-9a-f]{64}/.exec(JSON.stringify(url ?? '')) ?? [];
  const asset = hash === undefined ? undefined : templateAssets?.get(hash);
  return [...named, ...(asset === undefined ? [] : [asset])].find((file) => pathKind(file, cwd) === 'file');
}

function isSameFile(one: string, other: string, cwd: string): boolean {
  return resolve(cwd, one) === resolve(cwd, other);
}

function isUrl(value: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(value);
}
