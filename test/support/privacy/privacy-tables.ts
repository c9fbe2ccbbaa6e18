import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { CREDENTIALS, REGION } from '../erasure/place';

/** Names of tables of a test, each its own. */
export interface PrivacyTables {
  readonly consents: string;
  readonly disclosures: string;
}

/** The consent table and that of disclosures, in an engine. */
export async function createPrivacyTables(endpoint: string): Promise<PrivacyTables> {
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials: CREDENTIALS });
  const tables = { consents: `consents-${randomUUID()}`, disclosures: `disclosures-${randomUUID()}` };
  const keys = (...names: readonly string[]) =>
    names.map((AttributeName, index) => ({
      AttributeName,
      KeyType: index === 0 ? ('HASH' as const) : ('RANGE' as const),
    }));
  const texts = (...names: readonly string[]) =>
    names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));
  await client.send(
    new CreateTableCommand({
      TableName: tables.consents,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('subject', 'item'),
      AttributeDefinitions: texts('subject', 'item'),
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: tables.disclosures,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('requestId'),
      AttributeDefinitions: texts('requestId', 'status', 'answerBy'),
      GlobalSecondaryIndexes: [
        { IndexName: 'by-status', KeySchema: keys('status', 'answerBy'), Projection: { ProjectionType: 'ALL' } },
      ],
    }),
  );
  client.destroy();
  return tables;
}
