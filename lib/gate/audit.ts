import { App, Stack } from 'aws-cdk-lib';
import { findRegion } from '../domain/aws-region';
import { planStages, regionsOfStage } from '../config';
import { type LiveJudgement } from '../residency/live/judge-live';
import { allRules } from '../residency/rule-catalogue';
import { type ResidencyScope } from '../residency/scope';
import { type CliIo, exitCode, type ExitCode } from './command';
import { type AuditOptions } from './commands/audit';
import { controlsInForce } from './controls/controls';
import { decide } from './decisions/decide';
import { readDecisions } from './decisions/read-decisions';
import { readDeployment } from './deployment-file';
import { deploymentScopes } from './deployment-scopes';
import { InputError } from './input-error';
import { didYouMean } from './nearest';
import { profileScope } from './profile-scope';
import { deliverReport } from './report/format';
import { openCount, type ResidencyReport } from './report/residency-report';
import { type BuildPlatform } from './synthesize';
import { toolVersion } from './tool-version';

/** What is to be read, and by what it is judged. */
export interface LiveAuditRequest {
  /** The account that the credentials must belong to. `undefined`: theirs, whichever it is. */
  readonly account: string | undefined;
  readonly region: string;
  readonly stacks: readonly { readonly name: string; readonly stackName: string }[];
  readonly auditedElsewhere: readonly string[];
  readonly scope: ResidencyScope;
  readonly scopeOf: (stack: string) => ResidencyScope;
  /** ISO time. */
  readonly now: string;
}

export interface AuditWiring {
  readonly buildPlatform: BuildPlatform;
  /**
   * Reads and judges the account.
   *
   * @returns what is wrong with the credentials, in one line, or the judgement
   */
  readonly auditLive: (request: LiveAuditRequest) => Promise<{ readonly problem: string } | LiveJudgement>;
}

/**
 * `residency audit`: judges a live account.
 *
 * @throws InputError, InvalidDeploymentError, InvalidDecisionError for what the user has to put right
 */
export async function runAudit(options: AuditOptions, io: CliIo, wiring: AuditWiring): Promise<ExitCode> {
  const { what, asOf, format, output } = options;
  const now = io.now().toISOString();
  if (options.region !== undefined && !findRegion(options.region)) {
    throw new InputError(`--region: '${options.region}' is no AWS Region; write it as ca-central-1`);
  }
  const request = 'stage' in what ? stageRequest(options, what, now, io, wiring) : profileRequest(options, what, now);
  const records = 'stage' in what || options.decisions !== undefined ? readDecisions(options.decisions, io.cwd) : [];
  const judged = await wiring.auditLive(request);
  if ('problem' in judged) throw new InputError(judged.problem);
  const { scope } = request;
  const decided = decide(judged.analysis, judged.templates, () => scope, {
    records,
    asOf,
    controls: controlsInForce(),
    complete: false,
  });
  const report: ResidencyReport = {
    analysis: decided.analysis,
    decided,
    templates: judged.templates,
    rules: allRules(),
    options: { jurisdictions: [scope.jurisdiction], asOf, accounts: scope.accounts },
    toolVersion: toolVersion(),
  };
  deliverReport(report, format, output, io);
  return openCount(report) === 0 ? exitCode.clean : exitCode.findings;
}

function profileRequest(
  { region }: AuditOptions,
  { jurisdiction, accounts }: Extract<AuditOptions['what'], { readonly jurisdiction: string }>,
  now: string,
): LiveAuditRequest {
  const scope = profileScope(jurisdiction, accounts);
  return {
    account: undefined,
    region: region ?? '',
    stacks: [],
    auditedElsewhere: [],
    scope,
    scopeOf: () => scope,
    now,
  };
}

/** Resources that `cdk bootstrap` makes are declared by its stack. */
const BOOTSTRAP = { name: 'CDKToolkit', stackName: 'CDKToolkit' };

function stageRequest(
  options: AuditOptions,
  { stage, deployment }: Extract<AuditOptions['what'], { readonly stage: string }>,
  now: string,
  io: CliIo,
  { buildPlatform }: AuditWiring,
): LiveAuditRequest {
  const definition = readDeployment(deployment, { asOf: options.asOf, cwd: io.cwd });
  const stages = planStages(definition);
  const plan = stages.find(({ id }) => id === stage);
  if (!plan) {
    const ids = stages.map(({ id }) => id);
    throw new InputError(
      `--stage: there is no Stage '${stage}'${didYouMean(stage, ids) || `; use one of ${ids.join(', ')}`}`,
    );
  }
  const { account } = plan;
  const region = options.region ?? plan.instanceRegion;
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  buildPlatform(app, definition);
  const stacks = app.node
    .findAll()
    .filter((construct) => Stack.isStack(construct))
    .filter((stack) => stack.account === account && stack.region === region)
    .map((stack) => ({ name: stack.node.path, stackName: stack.stackName }));
  const scopeOf = deploymentScopes(definition, options.asOf);
  return {
    account,
    region,
    stacks: stacks.length === 0 ? [] : [...stacks, BOOTSTRAP],
    auditedElsewhere: [...new Set(stages.filter((other) => other.account === account).flatMap(regionsOfStage))].filter(
      (other) => other !== region,
    ),
    scope: scopeOf(stage),
    scopeOf: (stack) => (stack === BOOTSTRAP.name ? scopeOf(stage) : scopeOf(stack)),
    now,
  };
}
