import { basename, resolve } from 'node:path';
import { awsRegions, findRegion } from '../../domain/aws-region';
import { type TemplateInput } from '../../residency/template-input';
import { InputError } from '../input-error';
import { didYouMean } from '../nearest';
import { pathKind, readText } from '../read-text';
import { readCloudAssembly } from './cloud-assembly';
import { withNestedTemplates } from './nested-templates';
import { uniqueStackNames } from './stack-names';

export interface LoadOptions {
  readonly cwd: string;
  /** For stacks whose Region is not told by `TEMPLATE@REGION` or by the assembly. */
  readonly region?: string;
}

interface Located {
  readonly name: string;
  readonly qualifier: string;
  readonly stackName?: string;
  readonly file: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly templateAssets?: ReadonlyMap<string, string>;
}

/**
 * The templates that the paths stand for: template files (`FILE` or `FILE@REGION`) and cloud assemblies, each with the
 * nested templates that lie beside it. File names stay as the user gave them.
 *
 * @throws InputError when a path cannot be read or names an unknown Region
 * @throws TemplateError when a template that nests others cannot be parsed
 */
export function loadTemplates(paths: readonly string[], { cwd, region }: LoadOptions): readonly TemplateInput[] {
  const fallback = region === undefined ? undefined : knownRegion(region, '--region');
  const located = paths.flatMap((path) => locate(path, cwd)).map((one) => ({ ...one, region: one.region ?? fallback }));
  const names = uniqueStackNames(located);
  const inputs = located.flatMap((one, index): readonly TemplateInput[] =>
    withNestedTemplates(
      {
        stack: names[index] ?? one.name,
        ...(one.stackName === undefined ? {} : { stackName: one.stackName }),
        file: one.file,
        region: one.region,
        account: one.account,
        text: () => readText(one.file, cwd),
      },
      { cwd, templateAssets: one.templateAssets },
    ),
  );
  return withoutRepetitions(inputs, cwd);
}

/** Given with a wildcard, a nested template is named itself too: its parent's parameters tell more, so that one stays. */
function withoutRepetitions(inputs: readonly TemplateInput[], cwd: string): readonly TemplateInput[] {
  const nested = new Set(inputs.filter((input) => input.nestedIn).map(({ file }) => resolve(cwd, file)));
  return inputs.filter((input) => input.nestedIn ?? !nested.has(resolve(cwd, input.file)));
}

function locate(path: string, cwd: string): readonly Located[] {
  switch (pathKind(path, cwd)) {
    case 'directory':
      return readCloudAssembly(path, cwd).map((stack) => ({
        ...stack,
        name: stack.stackName,
        qualifier: stack.constructPath,
      }));
    case 'file':
      return [{ name: templateName(path), qualifier: '', file: path, region: undefined, account: undefined }];
    case 'missing':
      return [locateWithRegion(path, cwd)];
  }
}

function locateWithRegion(path: string, cwd: string): Located {
  const at = path.lastIndexOf('@');
  const file = path.slice(0, Math.max(at, 0));
  switch (file === '' ? 'missing' : pathKind(file, cwd)) {
    case 'file': {
      const region = knownRegion(path.slice(at + 1), path);
      return { name: templateName(file), qualifier: region, file, region, account: undefined };
    }
    case 'directory':
      throw new InputError(`${path}: a cloud assembly tells the Region of each stack; leave '${path.slice(at)}' away`);
    case 'missing':
      throw new InputError(`${path}: no such file or directory; give a template or a cloud assembly (cdk.out)`);
  }
}

/**
 * A Region's code, when there is such a Region.
 *
 * @param where - what the user wrote, for the message
 * @throws InputError when there is none
 */
export function knownRegion(code: string, where: string): string {
  if (findRegion(code)) return code;
  const codes = awsRegions.map((region) => region.code);
  throw new InputError(
    `${where}: '${code}' is no AWS Region${didYouMean(code, codes) || '; give a code such as ca-central-1'}`,
  );
}

/** The file's name without its endings: what `cdk synth` and most people name after the stack. */
function templateName(file: string): string {
  const name = basename(file);
  return name.replace(/(?:\.template)?\.(?:json|ya?ml|template)$/i, '') || name;
}
