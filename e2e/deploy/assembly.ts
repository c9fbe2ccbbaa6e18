import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  /** As `cdk ls` shows it: `ca-dev/ca-central-1-content`. */
  readonly id: string;
  readonly stage: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The nested assembly that holds it. */
  readonly directory: string;
  readonly artifactId: string;
  readonly templateFile: string;
  /** Artifact ids of what must be there before it, in the same nested assembly: stacks and assets. */
  readonly dependencies: readonly string[];
}

const artifactSchema = z.object({
  type: z.string(),
  environment: z.string().optional(),
  displayName: z.string().optional(),
  dependencies: z.array(z.string()).optional(),
  properties: z
    .object({ directoryName: z.string(), templateFile: z.string(), stackName: z.string() })
    .partial()
    .optional(),
});

const manifestSchema = z.object({ artifacts: z.record(z.string(), artifactSchema) });

/** Every stack of an assembly and the assemblies nested in it, dependencies first. */
export function readAssembly(directory: string): readonly AssemblyStack[] {
  const manifest = manifestSchema.parse(readJson(join(directory, 'manifest.json')));
  const { artifacts } = manifest;
  const nested = Object.values(artifacts).flatMap(({ type, properties }) =>
    type === 'cdk:cloud-assembly' && properties?.directoryName !== undefined
      ? readAssembly(join(directory, properties.directoryName))
      : [],
  );
  const ordered: AssemblyStack[] = [];
  const seen = new Set<string>();
  const visit = (artifactId: string): void => {
    const artifact = artifacts[artifactId];
    if (artifact === undefined || seen.has(artifactId)) return;
    seen.add(artifactId);
    artifact.dependencies?.forEach(visit);
    if (artifact.type === 'aws:cloudformation:stack') ordered.push(stackOf(directory, artifactId, artifact));
  };
  Object.keys(artifacts).forEach(visit);
  return [...nested, ...ordered];
}

function stackOf(directory: string, artifactId: string, artifact: z.infer<typeof artifactSchema>): AssemblyStack {
  const [, account, region] = /^aws:\/\/(\d{12})\/([a-z0-9-]+)$/.exec(artifact.environment ?? '') ?? [];
  const { templateFile, stackName } = artifact.properties ?? {};
  const id = artifact.displayName ?? artifactId;
  if (account === undefined || region === undefined || templateFile === undefined || stackName === undefined) {
    throw new Error(`${directory}/manifest.json: stack ${artifactId} has no account, Region, template or name`);
  }
  const stage = id.split('/')[0] ?? id;
  const { dependencies = [] } = artifact;
  return { id, stage, name: stackName, account, region, directory, artifactId, templateFile, dependencies };
}

const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).optional(),
      DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
    }),
  ),
  Outputs: z.record(z.string(), z.unknown()).optional(),
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateResource = Template['Resources'][string];

export const parseTemplate = (json: unknown): Template => templateSchema.parse(json);

/** The template of a stack. */
export function readTemplate({ directory, templateFile }: AssemblyStack): Template {
  return parseTemplate(readJson(join(directory, templateFile)));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
