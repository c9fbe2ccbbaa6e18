import { auditAccount, type AuditRequest, type AuditResult } from '../../../lib/audit/audit-account';
import { auditClients, type ClientSettings } from '../../../lib/audit/audit-clients';
import { MemoryCheckpoints } from '../../../lib/audit/checkpoint';
import { ACCOUNT, REGION } from './declared-account';

export type CompleteAudit = Extract<AuditResult, { complete: true }>;

/** What is home for the live account of the tests. */
export const liveScope = { jurisdiction: 'ca', homeRegions: ['ca-central-1', 'ca-west-1'], accounts: [ACCOUNT] };

/** The stacks of the live account, as the gate names them. */
export const liveStacks = ['keys-and-logs', 'content', 'contact-centre'].map((stackName) => ({
  name: `ca-prod/${stackName}`,
  stackName,
}));

/** A request to audit the live account of the tests. */
export function auditRequest(settings: ClientSettings, changed: Partial<AuditRequest> = {}): AuditRequest {
  return {
    account: ACCOUNT,
    region: REGION,
    clients: auditClients(settings),
    auditedElsewhere: [],
    stacks: liveStacks,
    scope: liveScope,
    scopeOf: () => liveScope,
    now: '2026-11-21T06:00:00.000Z',
    checkpoints: new MemoryCheckpoints(),
    ...changed,
  };
}

/** Audits the live account from beginning to end. */
export async function audit(settings: ClientSettings, changed: Partial<AuditRequest> = {}): Promise<CompleteAudit> {
  const result = await auditAccount(auditRequest(settings, changed));
  if (!result.complete) throw new Error(`the audit was interrupted after ${result.done} collectors`);
  return result;
}

/** Rule, verdict and id of every finding. */
export function said({ analysis }: CompleteAudit): readonly (readonly [string, string, string])[] {
  return analysis.findings.map(({ rule, verdict, resource }) => [rule, verdict, resource.logicalId]);
}
