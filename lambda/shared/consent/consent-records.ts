import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import {
  type ConsentPurpose,
  type ConsentVersion,
  consentVersionSchema,
} from '../../../lib/domain/consent/consent-version';
import { unlessCondition } from '../erasure/erasure-cases';

/** A choice that is to be recorded. */
export type NewConsent = Omit<ConsentVersion, 'version'>;

/** Digits of a version in a sort key, so that their order is that of the numbers. */
const DIGITS = 8;

/** Choices of one subject that arrive in the same moment; more than that is an error that the caller sees. */
const MOST_CONFLICTS = 20;

/** The consent table: every choice of every subject, each written once and never again. */
export class ConsentRecords {
  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly table: string,
  ) {}

  /** Every choice of a subject for a purpose, the oldest first. */
  async history(subject: string, purpose: ConsentPurpose): Promise<readonly ConsentVersion[]> {
    const found: ConsentVersion[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await this.client.send(this.query(subject, purpose, from));
      found.push(...Items.map((item) => consentVersionSchema.parse(item)));
      from = LastEvaluatedKey;
    } while (from);
    return found;
  }

  /** The choice that counts, or `undefined` when the subject has chosen nothing. One read. */
  async latest(subject: string, purpose: ConsentPurpose): Promise<ConsentVersion | undefined> {
    const command = this.query(subject, purpose);
    const { Items = [] } = await this.client.send(
      new QueryCommand({ ...command.input, ScanIndexForward: false, Limit: 1 }),
    );
    return Items.map((item) => consentVersionSchema.parse(item))[0];
  }

  /**
   * Adds a choice as the next version. The same request again is the same version, even when another choice came after
   * it: a retry does not undo what the person chose later.
   *
   * @throws Error when others write for the same subject all the time
   */
  async record(consent: NewConsent): Promise<ConsentVersion> {
    const { subject, purpose, requestId } = consent;
    for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
      const history = await this.history(subject, purpose);
      const recorded = history.find((known) => known.requestId === requestId);
      if (recorded) return recorded;
      const next: ConsentVersion = { ...consent, version: (history.at(-1)?.version ?? 0) + 1 };
      if (await this.add(next)) return next;
    }
    throw new Error(`request ${requestId}: ${MOST_CONFLICTS} others wrote for the same subject first; send it again`);
  }

  /** @returns whether nobody had written this version before */
  private add(consent: ConsentVersion): Promise<boolean> {
    const item = `${consent.purpose}#${String(consent.version).padStart(DIGITS, '0')}`;
    return unlessCondition(
      this.client.send(
        new PutCommand({
          TableName: this.table,
          Item: { ...consent, item },
          ConditionExpression: 'attribute_not_exists(subject)',
        }),
      ),
    );
  }

  private query(subject: string, purpose: ConsentPurpose, from?: Record<string, unknown>): QueryCommand {
    return new QueryCommand({
      TableName: this.table,
      KeyConditionExpression: 'subject = :subject AND begins_with(#item, :purpose)',
      ExpressionAttributeNames: { '#item': 'item' },
      ExpressionAttributeValues: { ':subject': subject, ':purpose': `${purpose}#` },
      ConsistentRead: true,
      ExclusiveStartKey: from,
    });
  }
}
