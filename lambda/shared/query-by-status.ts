import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

/** Every item of the given states in an index whose partition key is `status`, in the order of the states. */
export async function queryByStatus(
  client: DynamoDBDocumentClient,
  { table, index }: { readonly table: string; readonly index: string },
  statuses: readonly string[],
): Promise<readonly Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (const status of statuses) {
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: index,
          KeyConditionExpression: '#status = :status',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':status': status },
          ExclusiveStartKey: from,
        }),
      );
      found.push(...Items);
      from = LastEvaluatedKey;
    } while (from);
  }
  return found;
}
