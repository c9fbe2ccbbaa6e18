import { type DynamoDBDocumentClient, ScanCommand, type ScanCommandOutput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { USERS } from '../../lib/domain/erasure/erased-place';
import { type ErasedPlaces } from '../shared/erasure/erased-places';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { type IdentifierVault } from '../shared/identifiers/identifier-vault';
import { PiiRegister } from '../shared/erasure/pii-register';

interface OwnTables {
  /** What tokens of the database stand for. */
  readonly identifiers: string;
  readonly cases: string;
  readonly register: string;
  /** Buckets whose places the register knows. */
  readonly buckets: readonly string[];
  /** What the name of every table begins with that one of these is restored to. */
  readonly prefix: string;
}

/** Copies of the erasure's own tables and of the vault of identifiers, from before an erasure. */
export class RestoredTables {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly own: OwnTables,
    private readonly now: { readonly cases: ErasureCases; readonly erasedPlaces: ErasedPlaces },
    private readonly vaultIn: (table: string) => Pick<IdentifierVault, 'empty'>,
  ) {}

  /**
   * Takes out of a copy what was forgotten since: persons of closed requests, places that were erased, and identifiers of
   * users who were. Copies of other tables are not looked at: they know callers by keyed hashes, but for requests for
   * disclosure that were open (docs/disclosure.md).
   *
   * @returns how many requests were changed, or places or identifiers taken out
   * @throws Error for a copy whose name says nothing of its origin, or while it is being restored
   */
  async scrub({ source, target }: { readonly source: string; readonly target: string }): Promise<number> {
    const { cases, register, identifiers, prefix } = this.own;
    if (![cases, register, identifiers].includes(source)) return 0;
    if (!target.startsWith(prefix)) {
      throw new Error(
        `table ${target} is a copy of ${source} that nothing may change; restore it again to a name that begins with ${prefix}`,
      );
    }
    if (source === identifiers) return this.scrubIdentifiers(target);
    return source === cases ? this.scrubCases(target) : this.scrubRegister(target);
  }

  /** Whether copies of this table hold what belongs to users, by their ids. */
  isOfUsers(source: string): boolean {
    return source === this.own.identifiers;
  }

  private async scrubCases(table: string): Promise<number> {
    let changed = 0;
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey }: ScanCommandOutput = await this.client.send(
        new ScanCommand({
          TableName: table,
          ProjectionExpression: 'requestId',
          FilterExpression: 'attribute_exists(#identifiers) OR attribute_exists(#contact)',
          ExpressionAttributeNames: { '#identifiers': 'identifiers', '#contact': 'contact' },
          ExclusiveStartKey: from,
        }),
      );
      for (const { requestId } of Items) {
        const known = await this.now.cases.find(String(requestId));
        // What is answered has forgotten who asked.
        const forgotten = (['identifiers', 'contact'] as const).filter((name) => known && known[name] === undefined);
        if (forgotten.length === 0) continue;
        await this.client.send(
          new UpdateCommand({
            TableName: table,
            Key: { requestId: String(requestId) },
            UpdateExpression: `REMOVE ${forgotten.map((name) => `#${name}`).join(', ')}`,
            ConditionExpression: 'attribute_exists(requestId)',
            ExpressionAttributeNames: Object.fromEntries(forgotten.map((name) => [`#${name}`, name])),
          }),
        );
        changed += 1;
      }
      from = LastEvaluatedKey;
    } while (from);
    return changed;
  }

  private async scrubIdentifiers(table: string): Promise<number> {
    const vault = this.vaultIn(table);
    let removed = 0;
    for await (const page of this.now.erasedPlaces.pages(USERS)) {
      for (const { row } of page) if (row.store === 'user') removed += await vault.empty(row);
    }
    return removed;
  }

  private async scrubRegister(table: string): Promise<number> {
    const copy = new PiiRegister(this.client, table);
    let changed = 0;
    for (const container of [USERS, ...this.own.buckets]) {
      for await (const page of this.now.erasedPlaces.pages(container)) {
        for (const { row } of page) {
          await copy.forget(row);
          changed += 1;
        }
      }
    }
    return changed;
  }
}
