import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type SecurityHubClient } from '@aws-sdk/client-securityhub';
import * as z from 'zod';
import { auditAccount, type AuditResult } from '../../lib/audit/audit-account';
import { type AuditClients } from '../../lib/audit/audit-clients';
import { decideAudit } from '../../lib/audit/decided-audit';
import { requireRegion } from '../../lib/domain/aws-region';
import { requireJurisdiction } from '../../lib/domain/jurisdictions';
import { permittedRegions } from '../../lib/domain/permitted-regions';
import { type FiledDecision } from '../../lib/residency/decisions/parse-decision';
import { openFindings } from '../../lib/residency/finding';
import { type ResidencyScope } from '../../lib/residency/scope';
import {
  type AuditedDeployment,
  auditResidencyEventSchema,
  type AuditResidencyResult,
  type AuditResidencySettings,
} from './contract';
import { evidenceOf, metricLine, openCount, type AuditOutcome } from './results';
import { importedFindingSchema, importFindings, openForImport } from './security-hub';
import { StateBucket } from './state-bucket';

/** What the work needs from outside. */
export interface AuditMeans {
  readonly settings: AuditResidencySettings;
  readonly region: string;
  readonly clients: AuditClients;
  readonly securityHub: SecurityHubClient;
  readonly decisions: readonly FiledDecision[];
  readonly now: () => Date;
  /** Milliseconds until Lambda ends the invocation. */
  readonly remaining: () => number;
  /** Writes a line of the log as it is. */
  readonly write: (line: string) => void;
}

/** Time that the judgement and the results need, and a page that takes long. */
const RESERVE = 120_000;
/** What an interrupted audit has read is too old after this time: it begins anew. */
const STALE = 6 * 60 * 60 * 1_000;
const OPEN_FINDINGS = 'open-findings.json';

/**
 * Asks for an audit, or does what is asked for: reads as far as the time goes, and after the last page judges and tells.
 *
 * @throws Error when the state or the results cannot be kept; the next invocation goes on where the last page was kept
 */
export async function auditResidency(event: unknown, means: AuditMeans): Promise<AuditResidencyResult> {
  const state = new StateBucket(means.clients.s3, means.settings.STATE_BUCKET, () => means.now().getTime());
  if (auditResidencyEventSchema.parse(event).action === 'request') {
    await state.request();
    return { outcome: 'requested' };
  }
  // A lease outlives its invocation by a little, so that a crash does not block for long.
  if (!(await state.take(means.remaining() + 30_000))) return { outcome: 'busy' };
  try {
    return await work(state, means);
  } finally {
    await state.release();
  }
}

async function work(state: StateBucket, means: AuditMeans): Promise<AuditResidencyResult> {
  const underWay = await state.load();
  const isStale = underWay !== undefined && means.now().getTime() - Date.parse(underWay.startedAt) > STALE;
  if (isStale) await state.clear();
  if (underWay === undefined || isStale) {
    if (!isStale && !(await state.isRequested())) return { outcome: 'idle' };
    // Before it begins: what is asked for meanwhile asks for the next one.
    await state.forgetRequest();
  }
  const { settings, region, clients } = means;
  const scope = scopeOf(settings.DEPLOYMENT, means.now().toISOString().slice(0, 10));
  const result = await auditAccount({
    account: settings.ACCOUNT,
    region,
    clients,
    stacks: settings.STACKS.map(([name, stackName]) => ({ name, stackName })),
    auditedElsewhere: settings.OTHER_PROFILES.flatMap((profile) => requireJurisdiction(profile).homeRegions),
    scope,
    scopeOf: () => scope,
    now: means.now().toISOString(),
    checkpoints: state,
    isTimeUp: () => means.remaining() < RESERVE,
  });
  if (!result.complete) return { outcome: 'interrupted', collectorsDone: result.done };
  const told = await tell(result, scope, state, means);
  await state.clear();
  return told;
}

async function tell(
  result: Extract<AuditResult, { complete: true }>,
  scope: ResidencyScope,
  state: StateBucket,
  means: AuditMeans,
): Promise<AuditResidencyResult> {
  const { settings, region, clients, decisions } = means;
  const endedAt = means.now().toISOString();
  const account = settings.ACCOUNT;
  const decided = decideAudit(result, { records: decisions, asOf: endedAt.slice(0, 10), account, scope });
  const stage = settings.DEPLOYMENT.id;
  const outcome: AuditOutcome = { stage, startedAt: result.startedAt, endedAt, live: result.live, decided };
  const key = `audits/${region}/${result.startedAt}.json`;
  await clients.s3.send(
    new PutObjectCommand({
      Bucket: settings.EVIDENCE_BUCKET,
      Key: key,
      Body: JSON.stringify(evidenceOf(outcome)),
      ContentType: 'application/json',
    }),
  );
  await tellSecurityHub(outcome, state, means);
  means.write(metricLine(outcome));
  return { outcome: 'audited', openFindings: openCount(outcome), evidence: key };
}

async function tellSecurityHub({ stage, decided, endedAt }: AuditOutcome, state: StateBucket, means: AuditMeans) {
  const { settings, region, securityHub: client } = means;
  const before = z.array(importedFindingSchema).parse((await state.read(OPEN_FINDINGS)) ?? []);
  const open = openForImport(openFindings(decided.analysis), before, endedAt);
  const { partition } = requireRegion(region);
  const isTold = await importFindings(open, before, {
    client,
    account: settings.ACCOUNT,
    region,
    partition,
    stage,
    now: endedAt,
  });
  // Without Security Hub nothing was seen there, so nothing will have to be archived.
  if (isTold) await state.write(OPEN_FINDINGS, open);
}

function scopeOf(deployment: AuditedDeployment, asOf: string): ResidencyScope {
  const jurisdiction = requireJurisdiction(deployment.profile);
  return {
    jurisdiction: jurisdiction.id,
    homeRegions: jurisdiction.homeRegions,
    permittedRegions: permittedRegions(jurisdiction, deployment, asOf),
    accounts: deployment.accounts,
    deployment: deployment.id,
  };
}
