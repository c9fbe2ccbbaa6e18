import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import {
  identifierTokenSchema,
  type UserIdentifier,
  userIdentifierSchema,
} from '../../../lib/domain/identifiers/user-identifier';

/** Whose an identifier is. */
export interface IdentifierHolder {
  readonly organisationId: string;
  readonly userId: string;
}

/** An identifier as the vault has it, by the token that the database has. */
export interface HeldIdentifier {
  readonly token: string;
  readonly identifier: UserIdentifier;
}

/** Keys of the table. */
export const HOLDER = 'holder';
export const TOKEN = 'token';

const keySchema = z.object({ [TOKEN]: z.object({ S: identifierTokenSchema }) });

const itemSchema = keySchema.extend({
  kind: z.object({ S: z.string() }),
  identifier: z.object({ S: z.string() }),
});

/**
 * What tokens in the database stand for: the only place with the identifiers themselves. Every user has entries of his
 * own, also when two share a value and so a token, so that the erasure of one takes nothing from the other.
 */
export class IdentifierVault {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly table: string,
  ) {}

  /** Twice is the same as once. */
  async put(holder: IdentifierHolder, { token, identifier }: HeldIdentifier): Promise<void> {
    await this.client.send(
      new PutItemCommand({
        TableName: this.table,
        Item: { ...keyOf(holder, token), kind: { S: identifier.kind }, identifier: { S: identifier.value } },
      }),
    );
  }

  /** @returns `undefined` for a token that is not this user's */
  async get(holder: IdentifierHolder, token: string): Promise<UserIdentifier | undefined> {
    const { Item } = await this.client.send(
      new GetItemCommand({ TableName: this.table, Key: keyOf(holder, token), ConsistentRead: true }),
    );
    return Item && heldIdentifierOf(Item).identifier;
  }

  /** Everything of a user, in the order of the tokens. */
  async of(holder: IdentifierHolder): Promise<readonly HeldIdentifier[]> {
    return (await this.query(holder, [TOKEN, 'kind', 'identifier'])).map(heldIdentifierOf);
  }

  /** The tokens of a user, in their order, for whoever needs no identifier. */
  async tokensOf(holder: IdentifierHolder): Promise<readonly string[]> {
    return (await this.query(holder, [TOKEN])).map((item) => keySchema.parse(item)[TOKEN].S);
  }

  private async query(
    holder: IdentifierHolder,
    attributes: readonly string[],
  ): Promise<readonly Record<string, AttributeValue>[]> {
    const items: Record<string, AttributeValue>[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await this.client.send(
        new QueryCommand({
          TableName: this.table,
          KeyConditionExpression: '#holder = :holder',
          ProjectionExpression: attributes.map((_, index) => `#a${index}`).join(', '),
          ExpressionAttributeNames: {
            '#holder': HOLDER,
            ...Object.fromEntries(attributes.map((name, index) => [`#a${index}`, name])),
          },
          ExpressionAttributeValues: { ':holder': { S: holderText(holder) } },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
      items.push(...Items);
      from = LastEvaluatedKey;
    } while (from);
    return items;
  }

  async remove(holder: IdentifierHolder, token: string): Promise<void> {
    await this.client.send(new DeleteItemCommand({ TableName: this.table, Key: keyOf(holder, token) }));
  }

  /**
   * Removes everything of a user.
   *
   * @returns how many identifiers it was
   */
  async empty(holder: IdentifierHolder): Promise<number> {
    const tokens = await this.tokensOf(holder);
    for (const token of tokens) await this.remove(holder, token);
    return tokens.length;
  }
}

function holderText({ organisationId, userId }: IdentifierHolder): string {
  return `${organisationId.toLowerCase()}#${userId.toLowerCase()}`;
}

function keyOf(holder: IdentifierHolder, token: string): Record<string, AttributeValue> {
  return { [HOLDER]: { S: holderText(holder) }, [TOKEN]: { S: token } };
}

function heldIdentifierOf(item: Record<string, AttributeValue>): HeldIdentifier {
  const { token, kind, identifier } = itemSchema.parse(item);
  return { token: token.S, identifier: userIdentifierSchema.parse({ kind: kind.S, value: identifier.S }) };
}
