import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { isActive, type LegalHold, legalHoldSchema } from '../../../lib/domain/erasure/legal-hold';
import { unlessCondition } from './erasure-cases';

/** All holds of a Region are in one partition: there are few, and all of them are asked for. */
const REGISTER = 'holds';

/** The register of legal holds. A hold that was released stays, with who released it. */
export class LegalHolds {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** @returns whether there was none of this id before */
  set(hold: LegalHold): Promise<boolean> {
    return unlessCondition(
      this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: { register: REGISTER, ...hold },
          ConditionExpression: 'attribute_not_exists(holdId)',
        }),
      ),
    );
  }

  async get(holdId: string): Promise<LegalHold | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { register: REGISTER, holdId }, ConsistentRead: true }),
    );
    return Item && holdOf(Item);
  }

  /** @returns whether it was there and not released before */
  release(holdId: string, released: NonNullable<LegalHold['released']>): Promise<boolean> {
    return unlessCondition(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { register: REGISTER, holdId },
          UpdateExpression: 'SET released = :released',
          ConditionExpression: 'attribute_exists(holdId) AND attribute_not_exists(released)',
          ExpressionAttributeValues: { ':released': released },
        }),
      ),
    );
  }

  async all(): Promise<readonly LegalHold[]> {
    const found: LegalHold[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: '#register = :register',
          ExpressionAttributeNames: { '#register': 'register' },
          ExpressionAttributeValues: { ':register': REGISTER },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      found.push(...Items.map(holdOf));
      from = LastEvaluatedKey;
    } while (from);
    return found;
  }

  async active(asOf: string): Promise<readonly LegalHold[]> {
    return (await this.all()).filter((hold) => isActive(hold, asOf));
  }
}

function holdOf(item: Readonly<Record<string, unknown>>): LegalHold {
  return legalHoldSchema.parse(Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'register')));
}
