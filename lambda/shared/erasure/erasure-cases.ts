import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  caseStatuses,
  type CaseStatus,
  type ErasureCase,
  erasureCaseSchema,
} from '../../../lib/domain/erasure/erasure-case';
import { queryByStatus } from '../query-by-status';

/** Name of the index of cases by status, earliest answer first. */
export const CASES_BY_STATUS = 'by-status';

export type CaseChange = Partial<
  Pick<
    ErasureCase,
    'attempt' | 'candidate' | 'resumeOn' | 'touchedAt' | 'notice' | 'answerBy' | 'extension' | 'heldBy' | 'replayOf'
  >
> & {
  readonly status?: CaseStatus;
};

/** What a case can do without when it is answered. */
export type Forgettable = 'identifiers' | 'contact' | 'heldBy' | 'replayOf';

/** Requests for erasure and how far each of them is. */
export class ErasureCases {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** @returns whether there was none of this id before */
  async create(erasureCase: ErasureCase): Promise<boolean> {
    return unlessCondition(
      this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: erasureCase,
          ConditionExpression: 'attribute_not_exists(requestId)',
        }),
      ),
    );
  }

  /** @throws Error when there is no such request */
  async get(requestId: string): Promise<ErasureCase> {
    const found = await this.find(requestId);
    if (!found) throw new Error(`there is no erasure request ${requestId}; open it first`);
    return found;
  }

  /** The case of that id, if there is one. */
  async find(requestId: string): Promise<ErasureCase | undefined> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { requestId }, ConsistentRead: true }),
    );
    return Item && erasureCaseSchema.parse(Item);
  }

  /**
   * Changes a case that still is as it was read.
   *
   * @returns whether it was
   */
  change(seen: ErasureCase, change: CaseChange, forget: readonly Forgettable[] = []): Promise<boolean> {
    return this.update(seen, change, forget, '#status <> :closed');
  }

  /** Changes a closed case: what was erased is there again. @returns whether it was as it was read */
  reopen(seen: ErasureCase, change: CaseChange): Promise<boolean> {
    return this.update(seen, change, [], '#status = :closed');
  }

  private async update(
    seen: ErasureCase,
    change: CaseChange,
    forget: readonly Forgettable[],
    condition: string,
  ): Promise<boolean> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    return unlessCondition(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { requestId: seen.requestId },
          UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}${forget.length > 0 ? ` REMOVE ${forget.map((name) => `#${name}`).join(', ')}` : ''}`,
          ConditionExpression: `#attempt = :seenAttempt AND #candidate = :seenCandidate AND ${condition}`,
          ExpressionAttributeNames: {
            '#attempt': 'attempt',
            '#candidate': 'candidate',
            '#status': 'status',
            ...Object.fromEntries([...given.map(([name]) => name), ...forget].map((name) => [`#${name}`, name])),
          },
          ExpressionAttributeValues: {
            ':seenAttempt': seen.attempt,
            ':seenCandidate': seen.candidate,
            ':closed': 'closed' satisfies CaseStatus,
            ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
          },
        }),
      ),
    );
  }

  /** Every case that is not closed. */
  async unfinished(): Promise<readonly ErasureCase[]> {
    const statuses = caseStatuses.filter((known) => known !== 'closed');
    const items = await queryByStatus(this.client, { table: this.table, index: CASES_BY_STATUS }, statuses);
    return items.map((item) => erasureCaseSchema.parse(item));
  }
}

/** Whether a conditional write was made. */
export async function unlessCondition(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
