import * as z from 'zod';
import { decisionId, isoDate, kebab, personSchema, sha256Hex, someOf, words } from './fields';
import { grantSchema } from './grant-schema';

/** What each status means is the register's; that a record has expired is computed and never written. */
export const decisionStatuses = ['draft', 'proposed', 'approved', 'rejected', 'revoked', 'superseded'] as const;

export type DecisionStatus = (typeof decisionStatuses)[number];

const evidenceSchema = z.strictObject({ title: words, reference: words, sha256: sha256Hex.optional() });

const criterionFields = {
  /** What the evaluation found. */
  finding: words,
  /** Whether it speaks for the decision or against it. */
  rating: z.enum(['favourable', 'neutral', 'adverse']),
  evidence: z.array(evidenceSchema).optional(),
  /** Ids of controls that the finding relies on. */
  measures: z.array(kebab).optional(),
  /** Contracts and clauses that the finding relies on. */
  instruments: z.array(words).optional(),
};

const criterionSchema = z.strictObject(criterionFields);

/**
 * The five criteria by which the location of data is decided.
 *
 * @see Government of Canada, Directive on Service and Digital, 4.4.3.14, and its guideline
 */
const criteriaSchema = z.strictObject({
  reputation: criterionSchema,
  legalContractual: criterionSchema,
  marketAvailability: z.strictObject({
    ...criterionFields,
    /** AWS services that no home Region offers, by endpoint prefix, such as `connect`. Held against the Region catalogue. */
    notOfferedAtHome: z.array(kebab),
  }),
  businessValue: criterionSchema,
  technicalCapability: criterionSchema,
});

/** How sensitive the data is, decided before anything is permitted. */
const classificationSchema = z.strictObject({
  /** Such as `government-of-canada` or `organisation`. */
  scheme: words,
  content: words,
  contactAttributes: words,
  metadata: words,
  by: personSchema,
  classifiedAt: isoDate,
  note: words.optional(),
});

const likelihood = z.int().min(1, { error: 'is below 1; write 1 to 5' }).max(5, { error: 'is above 5; write 1 to 5' });

const riskSchema = z.strictObject({
  likelihood,
  impact: likelihood,
  level: z.enum(['low', 'medium', 'high']),
  residual: words,
  residualsAccepted: z.array(words),
});

const validitySchema = z
  .strictObject({
    /** The first day. */
    from: isoDate,
    /** The first day on which the record does not hold any more. */
    until: isoDate,
    reviewBy: isoDate,
    reviewTriggers: z.array(
      z.enum([
        'service-available-in-home',
        'adequacy-change',
        'classification-change',
        'new-data-class',
        'provider-subprocessor-change',
        'incident',
        'law-change',
        'annual',
      ]),
    ),
  })
  .refine(({ from, until }) => from < until, {
    abort: true,
    path: ['until'],
    error: 'is not after from; write a later date',
  })
  .refine(({ from, reviewBy, until }) => from <= reviewBy && reviewBy <= until, {
    path: ['reviewBy'],
    error: 'is not between from and until; write a date within the validity',
  });

const approvalSchema = z.strictObject({
  role: kebab,
  name: words,
  /** `consulted` people are heard; they neither approve nor block. */
  capacity: z.enum(['approve', 'concur', 'consulted']),
  date: isoDate,
  decision: z.enum(['approve', 'reject']),
  statement: words.optional(),
  /** Kept for the auditor. This tool does not verify it: review of the change in version control is what it relies on. */
  signature: z
    .strictObject({ alg: z.enum(['kms-ecdsa-p384', 'jws', 'git-gpg']), keyId: words, value: words })
    .optional(),
});

/** A decision of a person with authority that data may be outside its jurisdiction, for a time. */
export const decisionSchema = z.strictObject({
  schema: z.literal('residency-decision/1'),
  id: decisionId,
  revision: z.int().min(1, { error: 'is below 1; the first revision is 1' }),
  /** Id of the record that this one replaces. */
  supersedes: decisionId.optional(),
  status: z.enum(decisionStatuses),
  title: words,
  organisation: words,
  system: words,
  /** Id of the jurisdiction profile, such as `ca-gc`. */
  profile: words,
  context: words,
  optionsConsidered: someOf(z.strictObject({ option: words, region: words.optional(), verdict: words, reason: words })),
  /** The requirements that the decision is about. `textAsOf`: when the cited text was true. */
  requirements: someOf(z.strictObject({ id: words, citation: words, section: words, textAsOf: isoDate })),
  /** That keeping the data at home was evaluated as the principal option. */
  principalOption: z.strictObject({
    evaluated: z.literal(true),
    regions: someOf(words),
    outcome: z.enum(['chosen', 'not-chosen']),
    why: words,
  }),
  /** That using a cloud service was evaluated at all. */
  cloudFirst: z.strictObject({ evaluated: z.literal(true), alternatives: z.array(words) }),
  classification: classificationSchema,
  criteria: criteriaSchema,
  transferAssessment: z
    .strictObject({
      kind: z.enum(['TIA', 'PIA-QC-17', 'PIA-BC', 'TRA', 'APP8']),
      reference: words,
      sha256: sha256Hex.optional(),
      date: isoDate,
      outcome: words,
    })
    .optional(),
  risk: riskSchema,
  grants: someOf(grantSchema).refine((grants) => new Set(grants.map(({ id }) => id)).size === grants.length, {
    error: 'has two grants of the same id; give each its own',
  }),
  /** Ids of controls that must be enforced while the record holds. */
  compensatingControls: z.array(kebab),
  /** How and by when the data comes home. */
  targetState: z.strictObject({ description: words, region: words.optional(), by: isoDate }).optional(),
  validity: validitySchema,
  approvals: z.array(approvalSchema),
  audit: z.strictObject({
    author: personSchema,
    createdAt: isoDate,
    /** Of the record's canonical JSON (RFC 8785), without this field and without signatures. Absent: not sealed. */
    canonicalSha256: sha256Hex.optional(),
    history: z.array(z.strictObject({ at: isoDate, by: words, change: words })),
  }),
});

/** A residency decision record, as `decisions/*.yaml` holds it. */
export type DecisionRecord = Readonly<z.output<typeof decisionSchema>>;

export type Approval = Readonly<z.output<typeof approvalSchema>>;
