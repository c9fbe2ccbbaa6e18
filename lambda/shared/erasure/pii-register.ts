import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  DeleteCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { createHash } from 'node:crypto';
import { type ErasedStore } from '../../../lib/domain/erasure/ledger';
import { type RegisterRow, registerRowSchema, type RowState } from '../../../lib/domain/erasure/register-row';
import { concurrently } from '../concurrently';
import { unlessCondition } from './erasure-cases';
import { countOf, markOf, type RowChange, type RowUpdate } from './register-updates';

const AT_ONCE = 16;
/** DynamoDB takes no more in one transaction. */
const IN_TRANSACTION = 100;
const TRANSACTIONS_AT_ONCE = 4;

type Place<Row extends RegisterRow> = Row extends RegisterRow
  ? Omit<Row, 'subject' | 'item' | 'state' | 'copies' | 'basis' | 'keptUntil' | 'reviewOn'>
  : never;

/** A place that holds data of subjects, as it is registered. */
export type RegisteredPlace = Place<RegisterRow>;

/** What a row says of how far its erasure is, and whose row it is. */
const STANDING: ReadonlySet<string> = new Set([
  'subject',
  'item',
  'state',
  'copies',
  'basis',
  'keptUntil',
  'reviewOn',
] satisfies readonly (keyof RegisterRow)[]);

/** The place of a row, to be registered anew. */
export function placeOf(row: RegisterRow): RegisteredPlace {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !STANDING.has(name))) as RegisteredPlace;
}

type RowKey = Pick<RegisterRow, 'subject' | 'item'>;

/** The PII register: which places hold data of a subject, known by keyed hashes only. */
export class PiiRegister {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /**
   * Registers a place. It holds data now, also when it was erased before; what is kept for a reason stays kept until its
   * day. Twice is the same as once.
   *
   * @param under the subjects to register it under: all of them, or those whose rows say other things
   */
  async add(place: RegisteredPlace, under: readonly string[] = place.subjects): Promise<void> {
    for (const subject of under) {
      if (!(await this.write(subject, place, { state: 'held' }))) await this.write(subject, place, {});
    }
  }

  /**
   * Registers a place that was erased and is back. What was counted of it under a request that goes on stays counted.
   *
   * @param under the subjects to register it under
   */
  async addAgain(place: RegisteredPlace, under: readonly string[]): Promise<void> {
    for (const subject of under) {
      const isThere = await unlessCondition(
        this.client.send(
          new UpdateCommand({
            TableName: this.table,
            Key: { subject, item: itemOf(place) },
            UpdateExpression: 'SET #state = :held',
            ConditionExpression: '#state IN (:held, :erased, :verified)',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: {
              ':held': 'held',
              ':erased': 'erased',
              ':verified': 'verified',
            } satisfies Record<string, RowState>,
          }),
        ),
      );
      if (!isThere) await this.add(place, [subject]);
    }
  }

  /** @returns whether it was written: with a state, what is kept is not */
  private write(subject: string, place: RegisteredPlace, { state }: { readonly state?: RowState }): Promise<boolean> {
    const { contactIds, ...attributes } = { contactIds: undefined, ...place };
    const fields = Object.entries({ ...attributes, subjects: undefined, state }).filter(
      ([, value]) => value !== undefined,
    );
    const sets = { subjects: new Set(place.subjects), ...(contactIds && { contactIds: new Set(contactIds) }) };
    return unlessCondition(
      this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: { subject, item: itemOf(place) },
          ...(state !== undefined && { ConditionExpression: 'attribute_not_exists(subject) OR #kept <> :kept' }),
          UpdateExpression: [
            `SET ${fields.map((_, index) => `#f${index} = :f${index}`).join(', ')}`,
            `ADD ${Object.keys(sets)
              .map((name) => `#${name} :${name}`)
              .join(', ')}`,
            ...(state === undefined ? [] : ['REMOVE basis, keptUntil, reviewOn, copies']),
          ].join(' '),
          ExpressionAttributeNames: {
            ...(state !== undefined && { '#kept': 'state' }),
            ...Object.fromEntries(fields.map(([name], index) => [`#f${index}`, name])),
            ...Object.fromEntries(Object.keys(sets).map((name) => [`#${name}`, name])),
          },
          ExpressionAttributeValues: {
            ...(state !== undefined && { ':kept': 'kept' satisfies RowState }),
            ...Object.fromEntries(fields.map(([, value], index) => [`:f${index}`, value])),
            ...Object.fromEntries(Object.entries(sets).map(([name, value]) => [`:${name}`, value])),
          },
        }),
      ),
    );
  }

  /** The rows of a subject, or of one of its partitions, page by page. */
  async *pages(subject: string, part?: { store: ErasedStore; partition?: string }): AsyncGenerator<RegisterRow[]> {
    const prefix = part && (part.partition === undefined ? `${part.store}#` : `${part.store}#${part.partition}#`);
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression:
            prefix === undefined ? 'subject = :subject' : 'subject = :subject AND begins_with(#item, :prefix)',
          ...(prefix !== undefined && { ExpressionAttributeNames: { '#item': 'item' } }),
          ExpressionAttributeValues: { ':subject': subject, ...(prefix !== undefined && { ':prefix': prefix }) },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      yield Items.map((item) => parseRow(item));
      from = LastEvaluatedKey;
    } while (from);
  }

  /** The same, all at once. For parts that are small. */
  async rows(subject: string, part?: { store: ErasedStore; partition?: string }): Promise<readonly RegisterRow[]> {
    const rows: RegisterRow[] = [];
    for await (const page of this.pages(subject, part)) rows.push(...page);
    return rows;
  }

  /** Notes how many copies a place has, before the first of them is deleted. A later, smaller count changes nothing. */
  async count(row: RegisterRow, copies: number): Promise<void> {
    await this.update(countOf(row, copies));
  }

  async mark(row: RegisterRow, change: RowChange): Promise<void> {
    await this.update(markOf(row, change));
  }

  /** The same as {@link count} for each of many rows, in few calls. */
  countAll(counts: readonly { readonly row: RegisterRow; readonly copies: number }[]): Promise<void> {
    return this.updateAll(counts.map(({ row, copies }) => countOf(row, copies)));
  }

  /** The same as {@link mark} for each of many rows, in few calls. */
  markAll(marks: readonly { readonly row: RegisterRow; readonly change: RowChange }[]): Promise<void> {
    return this.updateAll(marks.map(({ row, change }) => markOf(row, change)));
  }

  /** Forgets what is verified to be gone, under every subject that it was registered under. */
  async clear(subject: string): Promise<void> {
    for await (const page of this.pages(subject)) {
      const gone = page.filter(({ state }) => state === 'verified');
      await concurrently(gone, AT_ONCE, (row) => this.forget(row));
    }
  }

  /** Forgets a place that is gone, under every subject that it was registered under. */
  async forget(row: RegisterRow): Promise<void> {
    const { subject, item } = row;
    // The row by which it is found goes last: a crash in between leaves what can be found again.
    for (const other of row.subjects) if (other !== subject) await this.forgetUnder({ subject: other, item }, row);
    await this.delete({ subject, item });
  }

  /** A lake object can hold records of other contacts of another subject: only those that are gone are forgotten. */
  private async forgetUnder(key: RowKey, row: RegisterRow): Promise<void> {
    if (row.store !== 'lake') return this.delete(key);
    try {
      const { Attributes } = await this.client.send(
        new UpdateCommand({
          TableName: this.table,
          Key: key,
          UpdateExpression: 'DELETE contactIds :gone',
          ConditionExpression: 'attribute_exists(subject)',
          ExpressionAttributeValues: { ':gone': new Set(row.contactIds) },
          ReturnValues: 'ALL_NEW',
        }),
      );
      if (Attributes?.['contactIds'] === undefined) await this.delete(key);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  private async delete(key: RowKey): Promise<void> {
    await this.client.send(new DeleteCommand({ TableName: this.table, Key: key }));
  }

  private async update(update: RowUpdate): Promise<void> {
    await this.client.send(new UpdateCommand({ TableName: this.table, ...update }));
  }

  /** A transaction that somebody else's write or a row that is gone has cancelled is made one by one, which says so. */
  private async updateAll(updates: readonly RowUpdate[]): Promise<void> {
    const parts: (readonly RowUpdate[])[] = [];
    for (let from = 0; from < updates.length; from += IN_TRANSACTION) {
      parts.push(updates.slice(from, from + IN_TRANSACTION));
    }
    await concurrently(parts, TRANSACTIONS_AT_ONCE, async (part) => {
      try {
        const TransactItems = part.map((update) => ({ Update: { TableName: this.table, ...update } }));
        await this.client.send(new TransactWriteCommand({ TransactItems }));
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        await concurrently(part, AT_ONCE, (update) => this.update(update));
      }
    });
  }
}

/** Store and partition that the key of an item begins with. */
export function partitionOf({ item }: Pick<RegisterRow, 'item'>): string {
  return item.split('#')[1] ?? '';
}

function itemOf(place: RegisteredPlace): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(locationOf(place)))
    .digest('hex');
  // Sixteen partitions: a large subject is erased by as many functions at once, a small one by few.
  return `${place.store}#${hash.slice(0, 1)}#${hash}`;
}

function locationOf(place: RegisteredPlace): readonly string[] {
  switch (place.store) {
    case 'object':
    case 'lake':
      return [place.bucket, place.key];
    case 'contact':
      return [place.contactId];
    case 'user':
      return [place.organisationId, place.userId, ...(place.databaseHost === undefined ? [] : [place.databaseHost])];
    case 'profile':
      return [place.profileId];
    case 'case':
      return [place.caseId, ...(place.relatedItemId === undefined ? [] : [place.relatedItemId])];
    case 'report':
      return [place.bucket, place.key];
  }
}

function parseRow(item: Readonly<Record<string, unknown>>): RegisterRow {
  const { subjects, contactIds } = item;
  return registerRowSchema.parse({
    ...item,
    subjects: subjects instanceof Set ? [...(subjects as Set<unknown>)] : subjects,
    ...(contactIds instanceof Set && { contactIds: [...(contactIds as Set<unknown>)] }),
  });
}
