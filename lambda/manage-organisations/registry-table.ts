import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { REGISTRY_PARTITION_KEY } from '../../lib/domain/organisations/registry-attributes';
import {
  emailDomainKey,
  grantKey,
  type GrantRecord,
  grantRecordSchema,
  type LookUpRecord,
  lookUpRecordSchema,
  type OrganisationRecord,
  organisationRecordSchema,
  type RegistryRecord,
  registryRecordProblems,
} from '../../lib/domain/organisations/registry-record';
import { fromItem, toItem } from '../shared/registry-item';

/** Somebody else wrote the record in the meantime. */
export class RecordChangedError extends Error {
  override readonly name = 'RecordChangedError';
}

/** The registry in its master Region: reads are consistent, and every write is conditional. */
export class RegistryTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
  ) {}

  /** @throws ZodError when the record is not what the registry may hold */
  async organisation(organisationId: string): Promise<OrganisationRecord | undefined> {
    const record = await this.read(organisationId);
    return record && organisationRecordSchema.parse(record);
  }

  /** @throws ZodError when the record is not what the registry may hold */
  async grant(holderId: string, ownerId: string): Promise<GrantRecord | undefined> {
    const record = await this.read(grantKey(holderId, ownerId));
    return record && grantRecordSchema.parse(record);
  }

  /**
   * The look-up item of an e-mail domain.
   *
   * @throws ZodError when the record is not what the registry may hold
   */
  async lookUp(hash: string): Promise<LookUpRecord | undefined> {
    const record = await this.read(emailDomainKey(hash));
    return record && lookUpRecordSchema.parse(record);
  }

  private async read(key: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const { Item } = await this.client.send(
      new GetItemCommand({
        TableName: this.tableName,
        Key: { [REGISTRY_PARTITION_KEY]: { S: key } },
        ConsistentRead: true,
      }),
    );
    return Item && fromItem(Item);
  }

  /**
   * Writes the next version of a record, if the last one is still there.
   *
   * @throws RecordChangedError when it is not
   */
  async write(record: RegistryRecord): Promise<void> {
    const isFirst = record.version === 1;
    const wrote = await this.put(record, {
      ConditionExpression: isFirst ? 'attribute_not_exists(#key)' : '#version = :last',
      ExpressionAttributeNames: isFirst ? { '#key': REGISTRY_PARTITION_KEY } : { '#version': 'version' },
      ...(!isFirst && { ExpressionAttributeValues: { ':last': { N: String(record.version - 1) } } }),
    });
    if (!wrote)
      throw new RecordChangedError(`${record.organisationId} was changed at the same time; run the command again`);
  }

  /**
   * Brings a look-up item to the version of its organisation, never back.
   *
   * @returns `false` when the domain leads to another organisation
   */
  async project(record: LookUpRecord): Promise<boolean> {
    const wrote = await this.put(record, {
      ConditionExpression: 'attribute_not_exists(#key) OR (#served = :served AND #version < :version)',
      ExpressionAttributeNames: {
        '#key': REGISTRY_PARTITION_KEY,
        '#served': 'servedOrganisationId',
        '#version': 'version',
      },
      ExpressionAttributeValues: {
        ':served': { S: record.servedOrganisationId },
        ':version': { N: String(record.version) },
      },
    });
    if (wrote) return true;
    const there = await this.read(record.organisationId);
    return there?.['servedOrganisationId'] === record.servedOrganisationId;
  }

  /** Removes the look-up item of a domain, if it leads to that organisation. */
  async removeLookUp(hash: string, servedOrganisationId: string): Promise<void> {
    const command = new DeleteItemCommand({
      TableName: this.tableName,
      Key: { [REGISTRY_PARTITION_KEY]: { S: emailDomainKey(hash) } },
      ConditionExpression: '#served = :served',
      ExpressionAttributeNames: { '#served': 'servedOrganisationId' },
      ExpressionAttributeValues: { ':served': { S: servedOrganisationId } },
    });
    await this.conditionally(this.client.send(command));
  }

  private async put(
    record: RegistryRecord,
    condition: Pick<
      PutItemCommand['input'],
      'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
    >,
  ): Promise<boolean> {
    const item = toItem(record);
    const problems = registryRecordProblems(fromItem(item));
    if (problems.length > 0) {
      throw new Error(`nothing was written: ${problems.join(', ')} may not be in the registry in that form`);
    }
    return this.conditionally(
      this.client.send(new PutItemCommand({ TableName: this.tableName, Item: item, ...condition })),
    );
  }

  private async conditionally(write: Promise<unknown>): Promise<boolean> {
    try {
      await write;
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}
