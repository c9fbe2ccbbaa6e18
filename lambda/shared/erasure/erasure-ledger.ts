import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { createHash } from 'node:crypto';
import { type ErasureCase } from '../../../lib/domain/erasure/erasure-case';
import {
  LEDGER_START,
  type LedgerEntry,
  ledgerEntrySchema,
  type LedgerRecord,
  nextEntry,
} from '../../../lib/domain/erasure/ledger';
import { type ErasureCases, unlessCondition } from './erasure-cases';

/** How often two answers may want the same place in the chain before one of them is tried again from the start. */
const ATTEMPTS = 20;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The ledger of a Stage: a chain of entries that are added and never changed. */
export class ErasureLedger {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
    private readonly ledger: string,
  ) {}

  /**
   * Writes the answer of a case's attempt, once. The number is noted in the case before it is taken in the ledger, so
   * that whoever comes after a crash looks there first.
   *
   * @throws Error when others kept taking the place, to be tried again
   */
  async append(requestId: string, record: LedgerRecord, cases: ErasureCases): Promise<LedgerEntry> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const seen = await cases.get(requestId);
      const written = await this.written(seen);
      if (written) return written;
      const entry = nextEntry(await this.last(), record, sha256);
      if (!(await cases.change(seen, { candidate: entry.sequence }))) continue;
      if (await this.add(entry)) return entry;
    }
    throw new Error(`the ledger had no place for request ${requestId} after ${ATTEMPTS} attempts; try again`);
  }

  /** The entry of the case's attempt, if it was written. */
  async written({ candidate, requestId, attempt }: ErasureCase): Promise<LedgerEntry | undefined> {
    if (candidate === 0) return undefined;
    const { Item } = await this.client.send(
      new GetCommand({
        TableName: this.table,
        Key: { ledger: this.ledger, sequence: candidate },
        ConsistentRead: true,
      }),
    );
    const entry = Item && ledgerEntrySchema.parse(entryOf(Item));
    return entry?.record.requestId === requestId && entry.record.attempt === attempt ? entry : undefined;
  }

  private async last(): Promise<Pick<LedgerEntry, 'sequence' | 'hash'>> {
    const { Items: [item] = [] } = await this.client.send(
      new QueryCommand({
        TableName: this.table,
        KeyConditionExpression: 'ledger = :ledger',
        ExpressionAttributeValues: { ':ledger': this.ledger },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    return item ? ledgerEntrySchema.parse(entryOf(item)) : LEDGER_START;
  }

  private add(entry: LedgerEntry): Promise<boolean> {
    return unlessCondition(
      this.client.send(
        new PutCommand({
          TableName: this.table,
          // As text: what is hashed must come back as it was written.
          Item: { ledger: this.ledger, sequence: entry.sequence, entry: JSON.stringify(entry) },
          ConditionExpression: 'attribute_not_exists(ledger)',
        }),
      ),
    );
  }
}

function entryOf({ entry }: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(String(entry));
}
