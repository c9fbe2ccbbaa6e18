import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

const sweepStateSchema = z.object({
  /** Counts the writes, so that of two calls at once only one goes on. */
  revision: z.number().int().min(0),
  /** When the last sweep of everything began. ISO 8601. */
  fullAt: z.string(),
  /** When the sweep began, and the first moment at which what it looks at was written. */
  startedAt: z.string(),
  since: z.string(),
  /** Where it goes on; absent when it is completed. */
  at: z
    .object({ bucket: z.string(), keyMarker: z.string().optional(), versionIdMarker: z.string().optional() })
    .optional(),
  /** Objects that were found without their label, and those that could not be given it. */
  found: z.number().int().min(0),
  remaining: z.number().int().min(0),
});

/** How far the sweep has come. */
export type SweepState = Readonly<z.output<typeof sweepStateSchema>>;

/** No keyed hash: no row of a subject has this key, and the index by category leaves it out. */
const KEY = { subject: 'sweep', item: 'sweep' };

/** Keeps how far the sweep has come, beside the rows of the PII register and under its key. */
export class SweepStates {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  async read(): Promise<SweepState | undefined> {
    const { Item } = await this.client.send(new GetCommand({ TableName: this.table, Key: KEY, ConsistentRead: true }));
    return Item && sweepStateSchema.parse(Item);
  }

  /** @returns what was written; `undefined` when another call has written meanwhile */
  async write(state: SweepState): Promise<SweepState | undefined> {
    const next = { ...state, revision: state.revision + 1 };
    try {
      await this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: { ...KEY, ...next },
          ConditionExpression: 'attribute_not_exists(revision) OR revision = :before',
          ExpressionAttributeValues: { ':before': state.revision },
        }),
      );
      return next;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
}
