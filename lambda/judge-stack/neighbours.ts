import { type CloudFormationClient, GetTemplateCommand, paginateListExports } from '@aws-sdk/client-cloudformation';
import { type TemplateInput } from '../../lib/residency/template-input';
import { type JudgedDeployment } from './contract';
import { identityOf } from './stack-identity';

const IMPORT = /Fn::ImportValue|!ImportValue/;

/** More templates than any stack of ours needs; beyond it imports stay unknown, which is refused. */
const MAXIMUM_STACKS = 50;

export interface NeighbourOptions {
  readonly client: CloudFormationClient;
  readonly region: string;
  readonly account: string;
  readonly signal: AbortSignal;
}

/**
 * The templates of the stacks whose exports a template imports, and of those that these import from. Without them nobody
 * can tell where an imported bucket is.
 *
 * Errors of the API are thrown: what cannot be read is not judged.
 */
export async function exportingStacks(template: string, options: NeighbourOptions): Promise<readonly TemplateInput[]> {
  if (!IMPORT.test(template)) return [];
  const exports: { readonly name: string; readonly stack: string }[] = [];
  for await (const { Exports = [] } of paginateListExports(
    { client: options.client },
    {},
    { abortSignal: options.signal },
  )) {
    for (const { Name, ExportingStackId } of Exports) {
      if (Name !== undefined && ExportingStackId !== undefined) exports.push({ name: Name, stack: ExportingStackId });
    }
  }
  const found = new Map<string, TemplateInput>();
  const toRead = [template];
  for (let text = toRead.pop(); text !== undefined && found.size < MAXIMUM_STACKS; text = toRead.pop()) {
    if (!IMPORT.test(text)) continue;
    const importing = text;
    const stacks = new Set(exports.filter(({ name }) => importing.includes(name)).map(({ stack }) => stack));
    for (const id of [...stacks].filter((stack) => !found.has(stack))) {
      const exporting = await templateOf(id, options);
      found.set(id, { ...exporting, text: () => exporting.body });
      toRead.push(exporting.body);
    }
  }
  return [...found.values()];
}

async function templateOf(id: string, { client, region, account, signal }: NeighbourOptions) {
  // Of a stack whose template is processed by a macro, what was deployed counts.
  const answer = await client.send(new GetTemplateCommand({ StackName: id, TemplateStage: 'Processed' }), {
    abortSignal: signal,
  });
  const stackName = identityOf(id)?.name ?? id;
  const names = { stack: `exports of ${stackName}`, stackName, file: `${stackName}.template` };
  return { ...names, region, account, body: answer.TemplateBody ?? '' };
}

/** The buckets that a deployment declares in other Regions, as templates of stacks there. */
export function declaredElsewhere(
  { id, bucketsElsewhere }: JudgedDeployment,
  account: string,
): readonly TemplateInput[] {
  return Object.entries(bucketsElsewhere).map(([region, buckets]) => {
    const resources = buckets.map((BucketName, index) => [
      `Bucket${index}`,
      { Type: 'AWS::S3::Bucket', Properties: { BucketName } },
    ]);
    const text = JSON.stringify({ Resources: Object.fromEntries(resources) as unknown });
    const stack = `${id} in ${region}`;
    return { stack, file: `${stack}.template`, region, account, text: () => text };
  });
}
