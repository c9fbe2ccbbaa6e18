import { decisionFinding } from '../decision-finding';
import { type DecisionCheck } from './check';

/** The data was classified before the first approval. */
export const checkClassification: DecisionCheck = (filed) => {
  const { id, classification, approvals } = filed.record;
  const { classifiedAt } = classification;
  const first = approvals
    .filter(({ capacity }) => capacity === 'approve')
    .map(({ date }) => date)
    .sort()[0];
  if (first === undefined || classifiedAt <= first) return [];
  const message = `${id} was approved on ${first}, before its data was classified on ${classifiedAt}; have it approved again`;
  return [
    decisionFinding(filed, {
      rule: 'decision-classified-late',
      level: 'error',
      at: ['classification', 'classifiedAt'],
      message,
    }),
  ];
};
