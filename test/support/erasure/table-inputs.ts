import { CASES_BY_STATUS } from '../../../lambda/shared/erasure/erasure-cases';

/** Names of the tables of a world. */
export interface TableNames {
  readonly cases: string;
  readonly register: string;
  readonly ledger: string;
  readonly holds: string;
  readonly erasedPlaces: string;
  readonly identifiers: string;
}

/** Tables of these names, as the deployment has them. */
export function tableInputs({ cases, register, ledger, holds, erasedPlaces, identifiers }: TableNames) {
  const table = (
    TableName: string,
    keys: readonly (readonly [string, 'S' | 'N'])[],
    index?: { name: string; keys: readonly string[] },
  ) => {
    const schema = (names: readonly string[]) =>
      names.map((AttributeName, position) => ({
        AttributeName,
        KeyType: position === 0 ? ('HASH' as const) : ('RANGE' as const),
      }));
    const attributes = new Map(keys);
    for (const name of index?.keys ?? []) if (!attributes.has(name)) attributes.set(name, 'S');
    return {
      TableName,
      BillingMode: 'PAY_PER_REQUEST' as const,
      AttributeDefinitions: [...attributes].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
      KeySchema: schema(keys.map(([name]) => name)),
      ...(index && {
        GlobalSecondaryIndexes: [
          { IndexName: index.name, KeySchema: schema(index.keys), Projection: { ProjectionType: 'ALL' as const } },
        ],
      }),
    };
  };
  return [
    table(cases, [['requestId', 'S']], { name: CASES_BY_STATUS, keys: ['status', 'answerBy'] }),
    table(register, [
      ['subject', 'S'],
      ['item', 'S'],
    ]),
    table(ledger, [
      ['ledger', 'S'],
      ['sequence', 'N'],
    ]),
    table(holds, [
      ['register', 'S'],
      ['holdId', 'S'],
    ]),
    table(erasedPlaces, [
      ['container', 'S'],
      ['item', 'S'],
    ]),
    table(identifiers, [
      ['holder', 'S'],
      ['token', 'S'],
    ]),
  ];
}
