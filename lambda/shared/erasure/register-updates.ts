import { type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { type RegisterRow, type RowState } from '../../../lib/domain/erasure/register-row';

/** What becomes known of a row. */
export interface RowChange {
  readonly state: RowState;
  readonly basis?: string;
  readonly keptUntil?: string;
  readonly reviewOn?: string;
}

/** A change of one row that is there. */
export type RowUpdate = Pick<UpdateCommandInput, 'Key' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'> & {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
};

/** How many copies the place has. A later, smaller count changes nothing. */
export function countOf({ subject, item }: RegisterRow, copies: number): RowUpdate {
  return {
    Key: { subject, item },
    UpdateExpression: 'SET #copies = if_not_exists(#copies, :copies)',
    ConditionExpression: 'attribute_exists(subject)',
    ExpressionAttributeNames: { '#copies': 'copies' },
    ExpressionAttributeValues: { ':copies': copies },
  };
}

export function markOf({ subject, item }: RegisterRow, { state, basis, keptUntil, reviewOn }: RowChange): RowUpdate {
  const given = Object.entries({ basis, keptUntil, reviewOn }).filter(([, value]) => value !== undefined);
  const gone = Object.entries({ basis, keptUntil, reviewOn }).filter(([, value]) => value === undefined);
  return {
    Key: { subject, item },
    UpdateExpression: [
      `SET #state = :state${given.map(([name]) => `, ${name} = :${name}`).join('')}`,
      ...(gone.length > 0 ? [`REMOVE ${gone.map(([name]) => name).join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: 'attribute_exists(subject)',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':state': state,
      ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
    },
  };
}
