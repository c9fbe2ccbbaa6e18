import { decisionFinding } from '../decision-finding';
import { type DecisionCheck } from './check';

/** The record is the text that its hash was made of. A record without a hash is not sealed, which is no fault. */
export const checkIntegrity: DecisionCheck = (filed, { sha256 }) => {
  const { id, audit } = filed.record;
  const sealed = audit.canonicalSha256;
  if (sealed === undefined) return [];
  const actual = sha256(filed.canonical);
  if (actual === sealed) return [];
  const message = `${id} was changed after it was sealed: its hash is ${actual}; restore the text, or have the change approved and write this hash`;
  return [
    decisionFinding(filed, { rule: 'decision-altered', level: 'error', at: ['audit', 'canonicalSha256'], message }),
  ];
};
