import { type Jurisdiction } from '../../../domain/jurisdiction';
import { type DecisionFinding } from '../decision-finding';
import { type FiledDecision } from '../parse-decision';

/** What a check may know besides the record. */
export interface DecisionCheckContext {
  readonly jurisdiction: Jurisdiction;
  /** ISO date for which the record is judged. */
  readonly asOf: string;
  /** Hexadecimal SHA-256 of a text in UTF-8. */
  readonly sha256: (text: string) => string;
  /** Ids of the controls that are in force. `undefined`: not known here, and not checked. */
  readonly controls?: ReadonlySet<string>;
}

/** One question about an approved record. */
export type DecisionCheck = (filed: FiledDecision, context: DecisionCheckContext) => readonly DecisionFinding[];
