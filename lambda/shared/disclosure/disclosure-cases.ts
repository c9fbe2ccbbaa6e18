import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  type Delivery,
  type DisclosureCase,
  disclosureCaseSchema,
  DISCLOSURES_BY_STATUS,
} from '../../../lib/domain/disclosure/disclosure-case';
import { unlessCondition } from '../erasure/erasure-cases';
import { queryByStatus } from '../query-by-status';

/** What becomes known of a request when its answer is written. */
export type PreparedDisclosure = Required<Pick<DisclosureCase, 'preparedAt' | 'expiresOn' | 'withheld'>>;

/** Requests for disclosure, and how far each of them is. */
export class DisclosureCases {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** @returns whether there was none of this id before */
  async create(disclosure: DisclosureCase): Promise<boolean> {
    return unlessCondition(
      this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: disclosure,
          ConditionExpression: 'attribute_not_exists(requestId)',
        }),
      ),
    );
  }

  /** @throws Error when there is no such request */
  async get(requestId: string): Promise<DisclosureCase> {
    const { Item } = await this.client.send(
      new GetCommand({ TableName: this.table, Key: { requestId }, ConsistentRead: true }),
    );
    if (!Item) throw new Error(`there is no disclosure request ${requestId}; send it to disclose-subject first`);
    return disclosureCaseSchema.parse(Item);
  }

  /**
   * Notes that the answer is written, and forgets what the person was looked for by. Of two who write it, the later one
   * changes nothing: somebody may have been given it meanwhile.
   */
  async prepared(requestId: string, { preparedAt, expiresOn, withheld }: PreparedDisclosure): Promise<void> {
    await unlessCondition(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { requestId },
          UpdateExpression:
            'SET #status = :prepared, preparedAt = :at, expiresOn = :expiresOn, withheld = :withheld REMOVE identifiers, parts',
          ConditionExpression: '#status = :open',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':open': 'open' satisfies DisclosureCase['status'],
            ':prepared': 'prepared' satisfies DisclosureCase['status'],
            ':at': preparedAt,
            ':expiresOn': expiresOn,
            ':withheld': withheld,
          },
        }),
      ),
    );
  }

  /**
   * Notes that one more part of the answer is collected.
   *
   * @returns whether nobody else noted one since there were so many
   */
  collected(requestId: string, before: number): Promise<boolean> {
    return unlessCondition(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { requestId },
          UpdateExpression: 'SET parts = :parts',
          ConditionExpression: `#status = :open AND ${before === 0 ? 'attribute_not_exists(parts)' : 'parts = :before'}`,
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':open': 'open' satisfies DisclosureCase['status'],
            ':parts': before + 1,
            ...(before > 0 && { ':before': before }),
          },
        }),
      ),
    );
  }

  /** Opens a request again whose answer was deleted. */
  async reopen(requestId: string, { identifiers, contact }: Pick<DisclosureCase, 'identifiers' | 'contact'>) {
    await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: { requestId },
        UpdateExpression: `SET #status = :open, identifiers = :identifiers${contact ? ', contact = :contact' : ''} REMOVE parts`,
        ConditionExpression: 'attribute_exists(requestId)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':open': 'open' satisfies DisclosureCase['status'],
          ':identifiers': identifiers,
          ...(contact && { ':contact': contact }),
        },
      }),
    );
  }

  /** Notes that somebody is given a link. A privacy officer who looks first is nobody whom the request is answered to. */
  async delivered(requestId: string, delivery: Delivery): Promise<void> {
    const isAnswered = delivery.to !== 'privacy-officer';
    await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: { requestId },
        UpdateExpression: `SET ${isAnswered ? '#status = :delivered, ' : ''}deliveries = list_append(deliveries, :delivery)`,
        ConditionExpression: 'attribute_exists(preparedAt)',
        ...(isAnswered && { ExpressionAttributeNames: { '#status': 'status' } }),
        ExpressionAttributeValues: {
          ...(isAnswered && { ':delivered': 'delivered' satisfies DisclosureCase['status'] }),
          ':delivery': [delivery],
        },
      }),
    );
  }

  /**
   * Gives a request more time.
   *
   * @returns whether nobody has, and nobody was given an answer meanwhile
   */
  extend(requestId: string, answerBy: string, extension: NonNullable<DisclosureCase['extension']>): Promise<boolean> {
    return unlessCondition(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { requestId },
          UpdateExpression: 'SET answerBy = :answerBy, extension = :extension',
          ConditionExpression: 'attribute_not_exists(extension) AND #status IN (:open, :prepared)',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':answerBy': answerBy,
            ':extension': extension,
            ':open': 'open' satisfies DisclosureCase['status'],
            ':prepared': 'prepared' satisfies DisclosureCase['status'],
          },
        }),
      ),
    );
  }

  /** Notes that the person knows of the extension. */
  async toldOfExtension(requestId: string): Promise<void> {
    await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: { requestId },
        UpdateExpression: 'SET extension.told = :told',
        ConditionExpression: 'attribute_exists(extension)',
        ExpressionAttributeValues: { ':told': true },
      }),
    );
  }

  /** Cases whose answer somebody was given, and has ended by then. */
  async ended(today: string): Promise<readonly DisclosureCase[]> {
    return (await this.withStatus(['delivered'])).filter(
      ({ expiresOn }) => expiresOn !== undefined && expiresOn <= today,
    );
  }

  /** Forgets where the person wanted the answer. Nothing happens when the answer is written anew meanwhile. */
  async close(requestId: string): Promise<void> {
    await unlessCondition(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { requestId },
          UpdateExpression: 'SET #status = :closed REMOVE contact, identifiers',
          ConditionExpression: '#status = :delivered',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':closed': 'closed' satisfies DisclosureCase['status'],
            ':delivered': 'delivered' satisfies DisclosureCase['status'],
          },
        }),
      ),
    );
  }

  /** Every case that nobody was given an answer to. */
  async unanswered(): Promise<readonly DisclosureCase[]> {
    return this.withStatus(['open', 'prepared']);
  }

  private async withStatus(statuses: readonly DisclosureCase['status'][]): Promise<readonly DisclosureCase[]> {
    const items = await queryByStatus(this.client, { table: this.table, index: DISCLOSURES_BY_STATUS }, statuses);
    return items.map((item) => disclosureCaseSchema.parse(item));
  }
}
