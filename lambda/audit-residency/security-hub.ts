import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  type SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import * as z from 'zod';
import { type Finding } from '../../lib/residency/finding';
import { ruleOf } from '../../lib/residency/rule-catalogue';

/** AWS takes as many at once. */
const BATCH = 100;

/** A finding that was imported and is not resolved. */
export const importedFindingSchema = z.object({
  id: z.string(),
  rule: z.string(),
  message: z.string(),
  resource: z.string(),
  type: z.string(),
  severity: z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']),
  fix: z.string(),
  firstSeen: z.string(),
});

export type ImportedFinding = z.output<typeof importedFindingSchema>;

/** Where findings are imported, and for what. */
export interface ImportOptions {
  readonly client: SecurityHubClient;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly stage: string;
  /** ISO time of the audit. */
  readonly now: string;
}

const SEVERITIES = { S1: 'CRITICAL', S2: 'HIGH', S3: 'MEDIUM', S4: 'LOW' } as const;

/** What is open now, with the day on which each was first seen. */
export function openForImport(
  findings: readonly Finding[],
  before: readonly ImportedFinding[],
  now: string,
): readonly ImportedFinding[] {
  const firstSeen = new Map(before.map((finding) => [finding.id, finding.firstSeen]));
  return findings.map(({ id, rule, message, resource, fix }) => ({
    id,
    rule,
    message,
    resource: `${resource.stack}/${resource.logicalId}`,
    type: resource.type,
    severity: SEVERITIES[ruleOf(rule).severity],
    fix,
    firstSeen: firstSeen.get(id) ?? now,
  }));
}

/**
 * Tells AWS Security Hub what is open, and archives what was and is not any more.
 *
 * @returns false when the account has no Security Hub
 * @throws Error when findings are refused
 */
export async function importFindings(
  open: readonly ImportedFinding[],
  before: readonly ImportedFinding[],
  options: ImportOptions,
): Promise<boolean> {
  const ids = new Set(open.map(({ id }) => id));
  const resolved = before.filter(({ id }) => !ids.has(id));
  const findings = [
    ...open.map((finding) => formatOf(finding, 'ACTIVE', options)),
    ...resolved.map((finding) => formatOf(finding, 'ARCHIVED', options)),
  ];
  for (let from = 0; from < findings.length; from += BATCH) {
    try {
      const command = new BatchImportFindingsCommand({ Findings: findings.slice(from, from + BATCH) });
      const { FailedCount, FailedFindings } = await options.client.send(command);
      if (FailedCount) {
        const [first] = FailedFindings ?? [];
        throw new Error(`Security Hub refuses ${FailedCount} findings: ${first?.ErrorMessage ?? 'no reason given'}`);
      }
    } catch (error) {
      // How Security Hub says that it is not enabled in the account and Region.
      if (error instanceof Error && error.name === 'InvalidAccessException') return false;
      throw error;
    }
  }
  return true;
}

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format.html */
function formatOf(
  finding: ImportedFinding,
  RecordState: 'ACTIVE' | 'ARCHIVED',
  { account, region, partition, stage, now }: ImportOptions,
): AwsSecurityFinding {
  const { title, why } = ruleOf(finding.rule);
  return {
    SchemaVersion: '2018-10-08',
    Id: `${stage}/${region}/${finding.id}`,
    ProductArn: `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`,
    GeneratorId: `residency/${finding.rule}`,
    AwsAccountId: account,
    Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
    CreatedAt: finding.firstSeen,
    UpdatedAt: now,
    Severity: { Label: RecordState === 'ACTIVE' ? finding.severity : 'INFORMATIONAL' },
    Title: title.slice(0, 256),
    Description: `${finding.message} ${why}`.slice(0, 1_024),
    Remediation: { Recommendation: { Text: finding.fix.slice(0, 512) } },
    Resources: [{ Type: 'Other', Id: `${finding.resource} (${finding.type})`.slice(0, 512), Region: region }],
    Compliance: { Status: RecordState === 'ACTIVE' ? 'FAILED' : 'PASSED' },
    Workflow: { Status: RecordState === 'ACTIVE' ? 'NEW' : 'RESOLVED' },
    RecordState,
  };
}
