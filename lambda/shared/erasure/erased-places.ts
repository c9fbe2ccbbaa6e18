import { BatchWriteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { containerOf, type ErasedPlace, erasedPlaceSchema } from '../../../lib/domain/erasure/erased-place';
import { type RegisterRow } from '../../../lib/domain/erasure/register-row';

/** DynamoDB takes no more items at once. */
const BATCH = 25;
const TRIES = 8;

/** Places that were erased, so that a restored copy of them is known again. */
export class ErasedPlaces {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /**
   * Notes places as erased. Twice is the same as once.
   *
   * @throws Error when DynamoDB takes some of them at no try; to be called again
   */
  async add(requestId: string, rows: readonly RegisterRow[], expiresAt: number): Promise<void> {
    const items = rows.flatMap((row) => {
      const container = containerOf(row);
      if (container === undefined) return [];
      // Subjects have records of their own in an object of the lake; anything else is one place, whoever's it is.
      const item = row.store === 'lake' ? `${row.item}#${row.subject}` : row.item;
      return [{ container, item, requestId, row, expiresAt }];
    });
    for (let from = 0; from < items.length; from += BATCH) await this.write(items.slice(from, from + BATCH));
  }

  private async write(items: readonly object[]): Promise<void> {
    let requests: NonNullable<BatchWriteCommand['input']['RequestItems']>[string] = items.map((Item) => ({
      PutRequest: { Item },
    }));
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const { UnprocessedItems = {} } = await this.client.send(
        new BatchWriteCommand({ RequestItems: { [this.table]: requests } }),
      );
      requests = UnprocessedItems[this.table] ?? [];
      if (requests.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 50));
    }
    throw new Error(`DynamoDB did not take ${requests.length} erased places after ${TRIES} tries; try again`);
  }

  /** Every erased place of a container, page by page. */
  async *pages(container: string): AsyncGenerator<readonly ErasedPlace[]> {
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: '#container = :container',
          ExpressionAttributeNames: { '#container': 'container' },
          ExpressionAttributeValues: { ':container': container },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      yield Items.map((item) => erasedPlaceSchema.parse(item));
      from = LastEvaluatedKey;
    } while (from);
  }
}
