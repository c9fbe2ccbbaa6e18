import * as z from 'zod';
import { jurisdictionIds } from '../../lib/domain/jurisdictions';

/** The deployment that is audited: whose stacks are declared, and by which law everything in the account is judged. */
export const auditedDeploymentSchema = z.strictObject({
  /** Id of the Stage, such as `ca-prod`: begins the names of its stacks. */
  id: z.string().min(1),
  profile: z.enum(jurisdictionIds),
  /** Accounts of the environment. */
  accounts: z.array(z.string().min(1)),
  instanceRegion: z.string().min(1),
  dataDisasterRecoveryRegion: z.string().min(1).optional(),
  instanceReplicaRegion: z.string().min(1).optional(),
});

export type AuditedDeployment = Readonly<z.output<typeof auditedDeploymentSchema>>;

/** A stack by its name at synthesis, such as `ca-prod/ca-central-1-content`, and its name in CloudFormation. */
const stackSchema = z.tuple([z.string().min(1), z.string().min(1)]);

function json<T extends z.ZodType>(schema: T) {
  const parse = (text: string, context: z.core.$RefinementCtx<string>): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON' });
      return z.NEVER;
    }
  };
  return z.string().transform(parse).pipe(schema);
}

/** Environment variables, which the construct sets. */
export const auditResidencyEnvironmentSchema = z.object({
  DEPLOYMENT: json(auditedDeploymentSchema),
  /** Every stack that may be in the account and Region. */
  STACKS: json(z.array(stackSchema)),
  /** Jurisdictions that share the account. Their audits look after their home Regions. */
  OTHER_PROFILES: json(z.array(z.enum(jurisdictionIds))),
  ACCOUNT: z.string().regex(/^\d{12}$/),
  /** Keeps what an interrupted audit has read. */
  STATE_BUCKET: z.string().min(1),
  /** Keeps the results. */
  EVIDENCE_BUCKET: z.string().min(1),
  /** Where the decision records are that were deployed with the function. */
  DECISIONS_DIRECTORY: z.string().min(1),
});

export type AuditResidencySettings = z.output<typeof auditResidencyEnvironmentSchema>;

/** The environment as text, as the construct writes it. */
export type AuditResidencyEnvironment = z.input<typeof auditResidencyEnvironmentSchema>;

/**
 * `work`: do what is asked for and what was interrupted, if anything. Any other event asks for an audit: the weekly
 * schedule, a person, or a call after which data can be somewhere else. Many such calls ask for one audit.
 */
export const auditResidencyEventSchema = z.union([
  z.object({ action: z.literal('work') }),
  z.unknown().transform(() => ({ action: 'request' as const })),
]);

/** Namespace of the metrics. */
export const AUDIT_METRICS = 'Residency/Audit';

/** Metrics of a complete audit, by Stage and Region. */
export const auditMetrics = [
  'CompleteAudits',
  'OpenFindings',
  'Contained',
  'Permitted',
  'Escaping',
  'Unproven',
  'NotRead',
] as const;

export type AuditMetric = (typeof auditMetrics)[number];

/** What the function has done. */
export const auditResidencyResultSchema = z.discriminatedUnion('outcome', [
  /** The next `work` begins an audit. */
  z.object({ outcome: z.literal('requested') }),
  /** Nobody asked for an audit and none is under way. */
  z.object({ outcome: z.literal('idle') }),
  /** Another invocation is at work. */
  z.object({ outcome: z.literal('busy') }),
  /** The next `work` goes on. */
  z.object({ outcome: z.literal('interrupted'), collectorsDone: z.number() }),
  z.object({ outcome: z.literal('audited'), openFindings: z.number(), evidence: z.string() }),
]);

export type AuditResidencyResult = z.output<typeof auditResidencyResultSchema>;
