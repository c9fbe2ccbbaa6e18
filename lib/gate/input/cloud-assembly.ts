import { join } from 'node:path';
import * as z from 'zod';
import { InputError } from '../input-error';
import { pathKind, readText } from '../read-text';

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  /** CloudFormation's name of the stack. */
  readonly stackName: string;
  /** Construct path of the stack, unique in the assembly, such as `ca-prod/Keys`. */
  readonly constructPath: string;
  /** Path of the template: the assembly's path as the caller gave it, joined with the file's name. */
  readonly file: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Templates among the stack's file assets, by the hash that their address ends with. */
  readonly templateAssets: ReadonlyMap<string, string>;
}

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      displayName: z.string().optional(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          directoryName: z.string().optional(),
          file: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

type Artifact = z.output<typeof manifestSchema>['artifacts'][string];

const assetManifestSchema = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
});

/** Assemblies nest by Stage; no app nests deeper, and a manifest that names itself must not loop. */
const MAX_DEPTH = 16;

/**
 * Every stack of a cloud assembly and of the assemblies nested in it, in the order of the manifest.
 *
 * @param directory - as the caller named it; file names of the result start with it
 * @throws InputError when the directory is no cloud assembly, or its manifest is damaged
 * @see https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html
 */
export function readCloudAssembly(directory: string, cwd: string): readonly AssemblyStack[] {
  const stacks = stacksOf(directory, cwd, 0);
  if (stacks.length === 0) {
    throw new InputError(`${directory}: the cloud assembly has no stack; synthesize the app again with 'cdk synth'`);
  }
  return stacks;
}

function stacksOf(directory: string, cwd: string, depth: number): readonly AssemblyStack[] {
  const file = join(directory, 'manifest.json');
  if (depth > MAX_DEPTH) throw new InputError(`${file}: nested assemblies are more than ${MAX_DEPTH} deep`);
  if (pathKind(file, cwd) !== 'file') throw new InputError(noAssembly(directory, cwd));
  const { artifacts } = parseManifest(readText(file, cwd), file, manifestSchema);
  const templateAssets = templateAssetsOf(Object.values(artifacts), directory, cwd);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    const { directoryName, templateFile } = artifact.properties ?? {};
    if (artifact.type === 'cdk:cloud-assembly' && directoryName !== undefined) {
      return stacksOf(join(directory, directoryName), cwd, depth + 1);
    }
    if (artifact.type !== 'aws:cloudformation:stack') return [];
    if (templateFile === undefined) {
      throw new InputError(`${file}: stack '${id}' names no templateFile; synthesize the app again with 'cdk synth'`);
    }
    const template = join(directory, templateFile);
    if (pathKind(template, cwd) !== 'file') {
      throw new InputError(`${template}: the manifest names this template but it is missing; synthesize the app again`);
    }
    return [{ ...stackOf(id, artifact, template), templateAssets }];
  });
}

function stackOf(id: string, artifact: Artifact, file: string): Omit<AssemblyStack, 'templateAssets'> {
  return {
    stackName: artifact.properties?.stackName ?? id,
    constructPath: artifact.displayName ?? id,
    file,
    ...environmentOf(artifact.environment),
  };
}

/** Nested templates are assets; their hash is all that the parent's template names when asset metadata is off. */
function templateAssetsOf(artifacts: readonly Artifact[], directory: string, cwd: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { type, properties } of artifacts) {
    if (type !== 'cdk:asset-manifest' || properties?.file === undefined) continue;
    const file = join(directory, properties.file);
    if (pathKind(file, cwd) !== 'file') continue;
    for (const [hash, { source }] of Object.entries(
      parseManifest(readText(file, cwd), file, assetManifestSchema).files,
    )) {
      if (source.path?.endsWith('.template.json')) found.set(hash, join(directory, source.path));
    }
  }
  return found;
}

/** The parts of `aws://account/region`; a part that is decided at deployment is `undefined`. */
function environmentOf(environment: string | undefined): Pick<AssemblyStack, 'account' | 'region'> {
  const [, account, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(environment ?? '') ?? [];
  return { account: known(account, 'unknown-account'), region: known(region, 'unknown-region') };
}

function known(value: string | undefined, unknown: string): string | undefined {
  return value === unknown ? undefined : value;
}

function parseManifest<T>(text: string, file: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError(`${file}: the manifest is not valid JSON; synthesize the app again with 'cdk synth'`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const at = issue?.path.map(String).join('.') ?? '';
  throw new InputError(
    `${file}: not a cloud assembly manifest (${at || 'top level'}: ${issue?.message ?? 'malformed'})`,
  );
}

function noAssembly(directory: string, cwd: string): string {
  const inside = join(directory, 'cdk.out');
  const hint =
    pathKind(join(inside, 'manifest.json'), cwd) === 'file'
      ? `give '${inside}'`
      : "give a template file, or the output directory of 'cdk synth'";
  return `${directory}: this directory is no cloud assembly (no manifest.json); ${hint}`;
}
