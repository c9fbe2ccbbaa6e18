import { FOREIGN_KEY } from './mutation-places';
import { type Change, type ResourceChange } from './mutation-resource';

const ABROAD = 'arn:aws:dynamodb:us-east-1:111111111111:table/identifiers';

const variablesOf = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  (properties['Environment'] as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};

const variable =
  (name: string, value: string): Change =>
  (properties) => ({ ...properties, Environment: { Variables: { ...variablesOf(properties), [name]: value } } });

const hasVariables =
  (...names: readonly string[]) =>
  (properties: Readonly<Record<string, unknown>>) =>
    names.every((name) => name in variablesOf(properties));

/** Changes to what keeps identifiers of people out of the databases. */
export const tokenChanges: readonly ResourceChange[] = [
  {
    operator: 'put identifiers into a vault abroad',
    type: 'AWS::Lambda::Function',
    when: hasVariables('IDENTIFIER_TABLE_NAME'),
    change: variable('IDENTIFIER_TABLE_NAME', ABROAD),
  },
  {
    operator: 'make tokens of identifiers with a key abroad',
    type: 'AWS::Lambda::Function',
    when: hasVariables('IDENTIFIER_TABLE_NAME', 'SUBJECT_KEY_ID'),
    change: variable('SUBJECT_KEY_ID', 'arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000000'),
  },
  {
    operator: 'replicate the vault of identifiers',
    type: 'AWS::DynamoDB::GlobalTable',
    when: (properties) => JSON.stringify(properties['KeySchema']).includes('"holder"'),
    change: (properties) => ({
      ...properties,
      Replicas: [
        ...(properties['Replicas'] as unknown[]),
        { Region: 'us-east-1', SSESpecification: { KMSMasterKeyId: FOREIGN_KEY } },
      ],
    }),
  },
];
