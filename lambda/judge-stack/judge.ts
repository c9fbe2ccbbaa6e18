import { type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { createHash } from 'crypto';
import { requireJurisdiction } from '../../lib/domain/jurisdictions';
import { permittedRegions } from '../../lib/domain/permitted-regions';
import { analyse } from '../../lib/residency/analyse';
import { applyDecisions } from '../../lib/residency/decisions/apply-decisions';
import { type FiledDecision } from '../../lib/residency/decisions/parse-decision';
import { type Finding, openFindings } from '../../lib/residency/finding';
import { type ResidencyScope } from '../../lib/residency/scope';
import { type TemplateInput } from '../../lib/residency/template-input';
import {
  deletionSchema,
  type HookRequest,
  hookRequestSchema,
  type HookResponse,
  type JudgedDeployment,
} from './contract';
import { HookError } from './hook-error';
import { declaredElsewhere, exportingStacks } from './neighbours';
import { templateIn } from './payload';
import { identityOf, nameAtSynthesis } from './stack-identity';

/** What a hook knows and may ask. */
export interface Judging {
  readonly deployments: readonly JudgedDeployment[];
  readonly decisions: readonly FiledDecision[];
  /** Region of the function, for resources that belong to no stack. */
  readonly region: string;
  /** ISO date at which law and decisions are read. */
  readonly asOf: string;
  readonly client: CloudFormationClient;
  readonly mayFetch: (url: URL) => boolean;
  /** Ends what has not ended. */
  readonly signal: AbortSignal;
}

/**
 * Judges what CloudFormation or the Cloud Control API is about to create or change, by the rules of the residency gate.
 *
 * @throws Error when it cannot be judged; the caller refuses then
 */
export async function judge(event: unknown, judging: Judging): Promise<HookResponse> {
  const deletion = deletionSchema.safeParse(event);
  if (deletion.success) {
    const { clientRequestToken } = deletion.data;
    return { hookStatus: 'SUCCESS', message: 'Nothing is moved by a deletion.', clientRequestToken };
  }
  const request = hookRequestSchema.parse(event);
  const judged = await templateOf(request, judging);
  const scopes = scopesFor(judged, judging);
  const neighbours = await neighboursOf(judged, request.awsAccountId, judging);
  const findings = scopes.flatMap((scope) => findingsOf(judged, neighbours, scope, judging));
  return answer(findings, request);
}

/** The template under judgement. */
async function templateOf(request: HookRequest, { region, mayFetch, signal }: Judging): Promise<TemplateInput> {
  const { awsAccountId: account, stackId, requestData } = request;
  const identity = stackId ? identityOf(stackId) : undefined;
  if (stackId && !identity) throw new HookError(`'${stackId}' is no id of a stack; nothing tells its Region`);
  if (requestData.targetType === 'RESOURCE') {
    const { targetName: Type, targetLogicalId, targetModel } = requestData;
    const stack = identity?.name ?? 'Cloud Control';
    const text = JSON.stringify({
      Resources: { [targetLogicalId]: { Type, Properties: targetModel.resourceProperties } },
    });
    return { stack, file: `${stack}.template`, region: identity?.region ?? region, account, text: () => text };
  }
  if (!identity) throw new HookError('the request names no stack; nothing tells its Region');
  const template = await templateIn(requestData.payload, { mayFetch, signal });
  const stack = nameAtSynthesis(template, identity.name);
  const file = `${identity.name}.template`;
  return { stack, stackName: identity.name, file, region: identity.region, account, text: () => template };
}

/** Stacks of a deployment are judged by its law, and others by that of every deployment with data here. */
function scopesFor({ stackName = '' }: TemplateInput, { deployments, asOf }: Judging): readonly ResidencyScope[] {
  const own = deployments.filter(({ id }) => stackName.startsWith(`${id}-`));
  const judging = own.length > 0 ? own : deployments.filter(({ judgesOthers }) => judgesOthers);
  return judging.map((deployment) => {
    const jurisdiction = requireJurisdiction(deployment.profile);
    return {
      jurisdiction: jurisdiction.id,
      homeRegions: jurisdiction.homeRegions,
      permittedRegions: permittedRegions(jurisdiction, deployment, asOf),
      accounts: deployment.accounts,
      hosts: deployment.hosts,
      deployment: deployment.id,
    };
  });
}

async function neighboursOf(judged: TemplateInput, account: string, judging: Judging): Promise<TemplateInput[]> {
  const { client, signal, deployments } = judging;
  const region = judged.region ?? judging.region;
  const exporting = await exportingStacks(judged.text(), { client, region, account, signal });
  return [...exporting, ...deployments.flatMap((deployment) => declaredElsewhere(deployment, account))];
}

/** Findings of the judged stack alone: its neighbours were judged when they were deployed. */
function findingsOf(
  judged: TemplateInput,
  neighbours: readonly TemplateInput[],
  scope: ResidencyScope,
  { decisions, asOf }: Judging,
): readonly Finding[] {
  const isJudged = (stack: string) => stack === judged.stack;
  const analysis = analyse([judged, ...neighbours], { scopeOf: () => scope, isJudged });
  const names = [scope.deployment, judged.stack, judged.stackName].filter((name) => name !== undefined);
  const decided = applyDecisions(analysis, decisions, {
    asOf,
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    stacks: new Map([[judged.stack, { deployments: names, accounts: [...scope.accounts, judged.account ?? ''] }]]),
    complete: false,
  });
  return openFindings(decided.analysis).filter(({ resource }) => resource.stack === judged.stack);
}

function answer(all: readonly Finding[], { clientRequestToken, stackId }: HookRequest): HookResponse {
  // Two jurisdictions can find the same.
  const findings = [...new Map(all.map((finding) => [finding.id, finding])).values()];
  if (findings.length === 0) {
    return { hookStatus: 'SUCCESS', message: 'No data leaves its jurisdiction.', clientRequestToken };
  }
  const message = cut(findings.map(describe), stackId ? 4_096 : 1_024);
  return { hookStatus: 'FAILED', errorCode: 'NonCompliant', message, clientRequestToken };
}

function describe({ id, rule, verdict, resource, evidence, message, fix }: Finding): string {
  const where = `${resource.logicalId} (${resource.type}) ${evidence.propertyPath}`;
  return `${verdict} ${rule} [${id}] ${where}: ${message}. Fix: ${fix}`;
}

/** As many whole findings as fit, the first at least in part, and how many there are besides. */
function cut(lines: readonly string[], maximum: number): string {
  const ending = (left: number) => (left === 0 ? '' : `\n... and ${left} more: run 'residency check' on the template.`);
  const whole = lines.join('\n');
  if (whole.length <= maximum) return whole;
  for (let count = lines.length - 1; count > 0; count -= 1) {
    const text = lines.slice(0, count).join('\n') + ending(lines.length - count);
    if (text.length <= maximum) return text;
  }
  const end = ending(lines.length - 1);
  return `${(lines[0] ?? '').slice(0, maximum - end.length)}${end}`;
}
