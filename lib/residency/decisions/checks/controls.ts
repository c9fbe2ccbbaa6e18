import { decisionFinding } from '../decision-finding';
import { type FieldPath } from '../parse-decision';
import { type DecisionCheck } from './check';

/** The controls that the risk was accepted for are in force. */
export const checkControls: DecisionCheck = (filed, { controls }) => {
  if (!controls) return [];
  const { id, compensatingControls, criteria } = filed.record;
  const named: readonly (readonly [control: string, at: FieldPath])[] = [
    ...compensatingControls.map((control, index) => [control, ['compensatingControls', index]] as const),
    ...Object.entries(criteria).flatMap(([criterion, { measures = [] }]) =>
      measures.map((control, index) => [control, ['criteria', criterion, 'measures', index]] as const),
    ),
  ];
  return named
    .filter(([control]) => !controls.has(control))
    .map(([control, at]) =>
      decisionFinding(filed, {
        rule: 'decision-control-missing',
        level: 'error',
        at,
        message: `${id} relies on control '${control}', which is not in force; enforce it, or have the record decided without it`,
      }),
    );
};
