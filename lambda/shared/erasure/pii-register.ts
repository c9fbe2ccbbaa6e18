import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { createHash } from 'node:crypto';
import { type ErasedStore } from '../../../lib/domain/erasure/ledger';
import { type RegisterRow, registerRowSchema, type RowState } from '../../../lib/domain/erasure/register-row';
import { concurrently } from '../concurrently';
import { unlessCondition } from './erasure-cases';

const AT_ONCE = 16;

type Place<Row extends RegisterRow> = Row extends RegisterRow
  ? Omit<Row, 'subject' | 'item' | 'state' | 'copies' | 'basis' | 'keptUntil' | 'reviewOn'>
  : never;

/** A place that holds data of subjects, as it is registered. */
export type RegisteredPlace = Place<RegisterRow>;

/** A row that is not kept, or whose day has come. */
const NOT_KEPT = [
  'attribute_not_exists(#state)',
  '#state <> :kept',
  'keptUntil <= :asOf',
  '(attribute_not_exists(keptUntil) AND (attribute_not_exists(reviewOn) OR reviewOn <= :asOf))',
].join(' OR ');

type RowKey = Pick<RegisterRow, 'subject' | 'item'>;

/** What becomes known of a row. */
export interface RowChange {
  readonly state: RowState;
  readonly basis?: string;
  readonly keptUntil?: string;
  readonly reviewOn?: string;
}

/** The PII register: which places hold data of a subject, known by keyed hashes only. */
export class PiiRegister {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /**
   * Registers a place. It holds data now, whatever became of it before. Twice is the same as once.
   *
   * @param under the subjects to register it under: all of them, or those whose rows say other things
   */
  async add(place: RegisteredPlace, under: readonly string[] = place.subjects): Promise<void> {
    const { fields, sets } = partsOf(place);
    for (const subject of under) await this.write({ subject, item: itemOf(place) }, { ...fields, state: 'held' }, sets);
  }

  /**
   * Registers a place that a discovery has found. What is known to be kept stays so until its day: otherwise what a law
   * or a lock keeps would be found, and tried, again and again.
   *
   * @param asOf ISO date
   */
  async addFound(place: RegisteredPlace, asOf: string, under: readonly string[] = place.subjects): Promise<void> {
    const { fields, sets } = partsOf(place);
    for (const subject of under) {
      const key = { subject, item: itemOf(place) };
      const isHeld = await unlessCondition(this.write(key, { ...fields, state: 'held' }, sets, asOf));
      if (!isHeld) await this.write(key, {}, sets);
    }
  }

  /** @param unlessKeptAfter ISO date after which a row that is kept refuses the change */
  private async write(
    key: RowKey,
    fields: Readonly<Record<string, unknown>>,
    sets: Readonly<Record<string, Set<string>>>,
    unlessKeptAfter?: string,
  ): Promise<void> {
    const [names, values] = [Object.keys(fields), Object.values(fields)];
    await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: key,
        UpdateExpression: [
          ...(names.length === 0 ? [] : [`SET ${names.map((_, index) => `#f${index} = :f${index}`).join(', ')}`]),
          `ADD ${Object.keys(sets)
            .map((name) => `#${name} :${name}`)
            .join(', ')}`,
          ...(names.length === 0 ? [] : ['REMOVE basis, keptUntil, reviewOn, copies']),
        ].join(' '),
        ...(unlessKeptAfter !== undefined && { ConditionExpression: NOT_KEPT }),
        ExpressionAttributeNames: {
          ...Object.fromEntries(names.map((name, index) => [`#f${index}`, name])),
          ...Object.fromEntries(Object.keys(sets).map((name) => [`#${name}`, name])),
          ...(unlessKeptAfter !== undefined && { '#state': 'state' }),
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(values.map((value, index) => [`:f${index}`, value])),
          ...Object.fromEntries(Object.entries(sets).map(([name, value]) => [`:${name}`, value])),
          ...(unlessKeptAfter !== undefined && { ':kept': 'kept' satisfies RowState, ':asOf': unlessKeptAfter }),
        },
      }),
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
    await this.update(
      row,
      'SET #copies = if_not_exists(#copies, :copies)',
      { '#copies': 'copies' },
      { ':copies': copies },
    );
  }

  async mark(row: RegisterRow, { state, basis, keptUntil, reviewOn }: RowChange): Promise<void> {
    const given = Object.entries({ basis, keptUntil, reviewOn }).filter(([, value]) => value !== undefined);
    const gone = Object.entries({ basis, keptUntil, reviewOn }).filter(([, value]) => value === undefined);
    await this.update(
      row,
      [
        `SET #state = :state${given.map(([name]) => `, ${name} = :${name}`).join('')}`,
        ...(gone.length > 0 ? [`REMOVE ${gone.map(([name]) => name).join(', ')}`] : []),
      ].join(' '),
      { '#state': 'state' },
      { ':state': state, ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])) },
    );
  }

  /** Forgets what is verified to be gone, under every subject that it was registered under. */
  async clear(subject: string): Promise<void> {
    for await (const page of this.pages(subject)) {
      const gone = page.filter(({ state }) => state === 'verified');
      await concurrently(gone, AT_ONCE, async (row) => {
        // The row by which it is found goes last: a crash in between leaves what can be found again.
        for (const other of row.subjects) {
          if (other !== subject) await this.forget({ subject: other, item: row.item }, row);
        }
        await this.delete({ subject, item: row.item });
      });
    }
  }

  /** A lake object can hold records of other contacts of another subject: only those that are gone are forgotten. */
  private async forget(key: RowKey, row: RegisterRow): Promise<void> {
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

  private async update(
    { subject, item }: RegisterRow,
    expression: string,
    names: Record<string, string>,
    values: Record<string, unknown>,
  ): Promise<void> {
    await this.client.send(
      new UpdateCommand({
        TableName: this.table,
        Key: { subject, item },
        UpdateExpression: expression,
        ConditionExpression: 'attribute_exists(subject)',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
  }
}

/** Store and partition that the key of an item begins with. */
export function partitionOf({ item }: Pick<RegisterRow, 'item'>): string {
  return item.split('#')[1] ?? '';
}

function partsOf(place: RegisteredPlace) {
  const { contactIds, subjects, ...fields } = { contactIds: undefined, ...place };
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    sets: { subjects: new Set(subjects), ...(contactIds && { contactIds: new Set(contactIds) }) },
  };
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
      return [place.organisationId, place.userId];
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
