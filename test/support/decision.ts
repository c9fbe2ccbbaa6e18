import { createHash } from 'node:crypto';
import { type JudgedDecision, judgeDecisions } from '../../lib/residency/decisions/judge-decision';
import { type DecisionRecord } from '../../lib/residency/decisions/decision-schema';
import { type FiledDecision, parseDecision } from '../../lib/residency/decisions/parse-decision';
import { changed } from './changed';

/** The day on which the records of the tests are judged. */
export const AS_OF = '2026-11-21';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const criterion = () => ({ finding: 'Evaluated in the assessment.', rating: 'neutral' as const });

/** A record that holds on {@link AS_OF}: deployment `app` of profile `ca` may keep customer content in us-east-1. */
export const validDecision: DecisionRecord = {
  schema: 'residency-decision/1',
  id: 'RDR-2026-001',
  revision: 1,
  status: 'approved',
  title: 'Archive of recordings in the United States',
  organisation: 'Example Organisation',
  system: 'Contact centre',
  profile: 'ca',
  context: 'An archive that is being wound down.',
  optionsConsidered: [
    { option: 'Archive at home', region: 'ca-west-1', verdict: 'later', reason: 'Needs a migration.' },
  ],
  requirements: [{ id: 'pipeda-4.1.3', citation: 'PIPEDA Schedule 1', section: '4.1.3', textAsOf: '2026-01-01' }],
  principalOption: {
    evaluated: true,
    regions: ['ca-central-1'],
    outcome: 'not-chosen',
    why: 'Migration takes a year.',
  },
  cloudFirst: { evaluated: true, alternatives: ['Own premises'] },
  classification: {
    scheme: 'organisation',
    content: 'confidential',
    contactAttributes: 'confidential',
    metadata: 'internal',
    by: { role: 'data-steward', name: 'C. Example' },
    classifiedAt: '2026-08-01',
  },
  criteria: {
    reputation: criterion(),
    legalContractual: criterion(),
    marketAvailability: { ...criterion(), notOfferedAtHome: [] },
    businessValue: criterion(),
    technicalCapability: criterion(),
  },
  risk: {
    likelihood: 1,
    impact: 2,
    level: 'low',
    residual: 'Foreign law may reach the archive.',
    residualsAccepted: [],
  },
  grants: [
    {
      id: 'g1',
      effect: 'at-rest-outside-home',
      dataClasses: ['customer-content'],
      states: ['at-rest'],
      regions: ['us-east-1'],
      deployments: ['app'],
      conditions: [],
    },
  ],
  compensatingControls: [],
  validity: { from: '2026-09-01', until: '2027-08-31', reviewBy: '2027-03-01', reviewTriggers: ['annual'] },
  approvals: [
    { role: 'privacy-officer', name: 'A. Example', capacity: 'approve', date: '2026-08-15', decision: 'approve' },
  ],
  audit: { author: { role: 'cloud-architect', name: 'B. Example' }, createdAt: '2026-08-01', history: [] },
};

/** Fields to set by path, such as `validity.until` or `grants.0.regions`; `undefined` removes one. */
export type DecisionChanges = Readonly<Record<string, unknown>>;

/** The valid record with changes, read from a file of the given name. */
export function decision(changes: DecisionChanges = {}, file = 'decisions/RDR-2026-001.json'): FiledDecision {
  return parseDecision(JSON.stringify(changed<unknown>(validDecision, changes), undefined, 1), file);
}

/** How the records of the tests are judged. */
export const law = { asOf: AS_OF, sha256, controls: new Set(['encrypt-at-rest']) };

/** The valid record with changes, judged by itself. */
export function judge(changes: DecisionChanges = {}, asOf = AS_OF): JudgedDecision {
  const [judged] = judgeDecisions([decision(changes)], { ...law, asOf });
  if (!judged) throw new Error('a record is judged');
  return judged;
}

/** What is said of a record, one text per finding. */
export function said({ findings }: JudgedDecision): readonly string[] {
  return findings.map(({ rule, level, message }) => `${level} ${rule}: ${message}`);
}
