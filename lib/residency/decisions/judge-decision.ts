import { findJurisdiction, jurisdictionIds } from '../../domain/jurisdictions';
import { ownerOf } from './checks/approval';
import { decisionChecks } from './checks';
import { type DecisionCheckContext } from './checks/check';
import { type DecisionFinding, decisionFinding } from './decision-finding';
import { type DecisionRecord, type DecisionStatus } from './decision-schema';
import { type FiledDecision } from './parse-decision';

/**
 * Where a record stands on a day. `valid` is the only state in which it clears anything; `void` is approved, but against
 * the rules.
 */
export type DecisionState = 'valid' | 'not-yet-valid' | 'expired' | 'void' | Exclude<DecisionStatus, 'approved'>;

/** A record with what is to be said of it. */
export interface JudgedDecision {
  readonly filed: FiledDecision;
  readonly state: DecisionState;
  /** Role and name of who approved it, as far as anybody with authority has. */
  readonly owner: string | undefined;
  readonly findings: readonly DecisionFinding[];
}

/** How to judge records. */
export type DecisionLaw = Omit<DecisionCheckContext, 'jurisdiction'>;

/**
 * Judges records by themselves and against each other. What is not approved has no effect and no faults.
 *
 * The result depends on the records and the date alone, not on the order of the records.
 */
export function judgeDecisions(records: readonly FiledDecision[], law: DecisionLaw): readonly JudgedDecision[] {
  return [...records].sort(byIdAndFile).map((filed) => judge(filed, records, law));
}

function judge(filed: FiledDecision, all: readonly FiledDecision[], law: DecisionLaw): JudgedDecision {
  const { status, profile } = filed.record;
  const duplicates = duplicatesOf(filed, all);
  const jurisdiction = findJurisdiction(profile);
  const owner = ownerOf(filed.record, jurisdiction?.decisionAuthority ?? []);
  const judged = (state: DecisionState, findings: readonly DecisionFinding[]) => ({ filed, state, owner, findings });
  if (status !== 'approved') return judged(status, duplicates);
  if (!jurisdiction) return judged('void', [...duplicates, unknownProfile(filed)]);

  const successor = successorOf(filed, all);
  if (successor && successor.validity.from <= law.asOf) {
    return judged('superseded', [...duplicates, supersededBy(filed, successor)]);
  }
  const checked = decisionChecks.flatMap((check) => check(filed, { ...law, jurisdiction }));
  const findings = [
    ...duplicates,
    ...predecessorOf(filed, all),
    // Who has filed the renewal need not be told to.
    ...checked.filter(({ rule }) => !successor || rule !== 'decision-expires-soon'),
  ];
  return judged(stateOf(findings), findings);
}

/** A record with an error permits nothing, whatever else is in order. */
function stateOf(findings: readonly DecisionFinding[]): DecisionState {
  const has = (rule: string) => findings.some((finding) => finding.rule === rule);
  if (has('decision-expired')) return 'expired';
  if (findings.some(({ level }) => level === 'error')) return 'void';
  return has('decision-not-yet-valid') ? 'not-yet-valid' : 'valid';
}

function duplicatesOf(filed: FiledDecision, all: readonly FiledDecision[]): readonly DecisionFinding[] {
  const { id } = filed.record;
  const twin = all.find((other) => other !== filed && other.record.id === id);
  if (!twin) return [];
  const message = `${id} is also the id of ${twin.file}; give one of them another id, or delete it`;
  return [decisionFinding(filed, { rule: 'decision-duplicate', level: 'error', at: ['id'], message })];
}

/** The approved record that replaces this one, the earliest first. */
function successorOf({ record }: FiledDecision, all: readonly FiledDecision[]): DecisionRecord | undefined {
  return all
    .map((other) => other.record)
    .filter(({ id, supersedes, status }) => supersedes === record.id && id !== record.id && status === 'approved')
    .sort((a, b) => (`${a.validity.from} ${a.id}` < `${b.validity.from} ${b.id}` ? -1 : 1))[0];
}

function supersededBy(filed: FiledDecision, successor: DecisionRecord): DecisionFinding {
  const { id } = filed.record;
  const message = `${id} clears nothing since ${successor.id} supersedes it from ${successor.validity.from}; set its status to superseded`;
  return decisionFinding(filed, { rule: 'decision-superseded', level: 'warning', at: ['status'], message });
}

function predecessorOf(filed: FiledDecision, all: readonly FiledDecision[]): readonly DecisionFinding[] {
  const { id, supersedes } = filed.record;
  if (supersedes === undefined || all.some(({ record }) => record.id === supersedes && record.id !== id)) return [];
  const message = `${id} supersedes ${supersedes}, of which there is no record; keep the old record, or correct the id`;
  return [decisionFinding(filed, { rule: 'decision-superseded', level: 'warning', at: ['supersedes'], message })];
}

function unknownProfile(filed: FiledDecision): DecisionFinding {
  const { id, profile } = filed.record;
  const message = `${id} is about profile '${profile}', which there is not; write one of ${jurisdictionIds.join(', ')}`;
  return decisionFinding(filed, { rule: 'decision-profile', level: 'error', at: ['profile'], message });
}

function byIdAndFile(a: FiledDecision, b: FiledDecision): number {
  const [left, right] = [a, b].map(({ record, file }) => `${record.id}\u0000${file}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
