import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { createHash, randomBytes } from 'node:crypto';
import { type VaultEntry, vaultEntrySchema } from '../../lib/domain/payments/vault-entry';

export interface IssuedToken {
  /** 256 random bits, base64url. The vault keeps a digest of it and not the token. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** The table's key, and the attribute by which DynamoDB deletes what is over. */
export const VAULT_KEY = 'tokenDigest';
export const VAULT_EXPIRY = 'expiresAt';

/** A client for callers who wait: it asks twice at most, each time for a second. */
export function vaultClient(configuration: { readonly endpoint?: string } = {}): DynamoDBClient {
  return new DynamoDBClient({
    ...configuration,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });
}

/** One-time tokens: each is worth one redemption, by the organisation that it was issued for, within its time. */
export class TokenVault {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** @throws Error when nothing could be kept, or what is to be kept reads like a card number */
  async issue(organisationId: string, wanted: VaultEntry, expiresAt: Date): Promise<IssuedToken> {
    const parsed = vaultEntrySchema.safeParse(wanted);
    // Without what was refused: it could be a card number.
    if (!parsed.success) throw new Error('this is nothing that the vault keeps');
    const entry = parsed.data;
    const token = randomBytes(32).toString('base64url');
    const seconds = Math.floor(expiresAt.getTime() / 1_000);
    await this.client.send(
      new PutItemCommand({
        TableName: this.tableName,
        Item: {
          [VAULT_KEY]: { S: digestOf(organisationId, token) },
          organisationId: { S: organisationId },
          kind: { S: entry.kind },
          entry: { S: entry.value },
          [VAULT_EXPIRY]: { N: String(seconds) },
        },
        ConditionExpression: `attribute_not_exists(${VAULT_KEY})`,
      }),
    );
    return { token, expiresAt: new Date(seconds * 1_000) };
  }

  /**
   * What a token stands for, once: reading it deletes it. When the answer gets lost on the way, so is what it stood for,
   * and the token has to be asked for anew.
   *
   * @returns `undefined` for a token that is unknown, redeemed, over, or another organisation's
   * @throws Error when the table cannot be asked
   */
  async redeem(organisationId: string, token: string, now: Date): Promise<VaultEntry | undefined> {
    try {
      const { Attributes } = await this.client.send(
        new DeleteItemCommand({
          TableName: this.tableName,
          Key: { [VAULT_KEY]: { S: digestOf(organisationId, token) } },
          // DynamoDB deletes what is over within days, not at once.
          ConditionExpression: `organisationId = :organisation AND ${VAULT_EXPIRY} > :now`,
          ExpressionAttributeValues: {
            ':organisation': { S: organisationId },
            ':now': { N: String(Math.floor(now.getTime() / 1_000)) },
          },
          ReturnValues: 'ALL_OLD',
        }),
      );
      return vaultEntrySchema.parse({ kind: Attributes?.['kind']?.S, value: Attributes?.['entry']?.S });
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
}

/** A digest by organisation: a token of one is unknown to another. */
function digestOf(organisationId: string, token: string): string {
  return createHash('sha256').update(`${organisationId}\n${token}`).digest('hex');
}
