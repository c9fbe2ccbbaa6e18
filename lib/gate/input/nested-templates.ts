import { dirname, isAbsolute, join, resolve } from 'node:path';
import { readTemplate, type TemplateResource } from '../../residency/template/template';
import { type TemplateInput } from '../../residency/template-input';
import { pathKind, readText } from '../read-text';

const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** How deep CloudFormation itself is followed; a template that nests itself must not loop. */
const MAX_DEPTH = 16;

/**
 * The template and, after it, every nested template that lies beside it.
 *
 * A nested template is found by the CDK's `Metadata["aws:asset:path"]` or by a relative `TemplateURL` (as
 * `aws cloudformation package` reads it). One that is not there is left to the engine, which calls it unproven.
 *
 * @throws TemplateError when a template cannot be parsed
 * @throws InputError when a file is empty or not UTF-8
 */
export function withNestedTemplates(parent: TemplateInput, cwd: string): readonly TemplateInput[] {
  return expand(parent, cwd, 0);
}

function expand(parent: TemplateInput, cwd: string, depth: number): readonly TemplateInput[] {
  const text = parent.text();
  // Parsing is what costs; most templates nest nothing.
  if (depth >= MAX_DEPTH || !text.includes(STACK_TYPE)) return [parent];
  const nested = [...readTemplate(text, parent.file).resources.values()].filter(({ type }) => type === STACK_TYPE);
  return [parent, ...nested.flatMap((resource) => nestedInput(parent, resource, cwd, depth))];
}

function nestedInput(
  parent: TemplateInput,
  resource: TemplateResource,
  cwd: string,
  depth: number,
): readonly TemplateInput[] {
  const file = nestedFile(parent.file, resource, cwd);
  if (file === undefined) return [];
  const { logicalId } = resource;
  const input: TemplateInput = {
    stack: `${parent.stack}/${logicalId}`,
    file,
    region: parent.region,
    account: parent.account,
    text: () => readText(file, cwd),
    nestedIn: { stack: parent.stack, logicalId },
  };
  return expand(input, cwd, depth + 1);
}

/** The file of a nested template, or `undefined` when it is not on this machine. */
export function nestedFile(parentFile: string, resource: TemplateResource, cwd: string): string | undefined {
  const assetPath = resource.metadata['aws:asset:path'];
  const url = resource.properties['TemplateURL'];
  const candidates = [assetPath, url].filter((value) => typeof value === 'string').filter((value) => !isUrl(value));
  for (const candidate of candidates) {
    const file = isAbsolute(candidate) ? candidate : join(dirname(parentFile), candidate);
    if (pathKind(resolve(cwd, file), cwd) === 'file') return file;
  }
  return undefined;
}

function isUrl(value: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(value);
}
