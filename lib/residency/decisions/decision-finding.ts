import { type FieldPath, type FiledDecision } from './parse-decision';
import { type DecisionRule } from './rule-words';

/** `error` fails the gate and, but for an unused record, makes the record void; `warning` says what will. */
export type FindingLevel = 'error' | 'warning';

/** What is wrong with a decision record. Found again under the same rule and record in every run. */
export interface DecisionFinding {
  readonly rule: DecisionRule;
  readonly level: FindingLevel;
  /** Id of the record. */
  readonly decision: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** One line: what is wrong; how to fix it. */
  readonly message: string;
}

/** A finding on a field of a record. */
export function decisionFinding(
  { record, file, lineOf }: FiledDecision,
  found: Pick<DecisionFinding, 'rule' | 'level' | 'message'> & { readonly at: FieldPath },
): DecisionFinding {
  const { rule, level, message, at } = found;
  return { rule, level, decision: record.id, file, line: lineOf(at), message };
}
