import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { REGISTRY_PARTITION_KEY } from '../../lib/domain/organisations/registry-attributes';
import { fromItem } from './registry-item';

/** One record of the registry by its key, as plain values; `undefined` when there is none. */
export type ReadRegistry = (key: string) => Promise<Readonly<Record<string, unknown>> | undefined>;

/**
 * A client of the table in the own Region, for callers who wait: it asks twice at most, each time for less than 1.5
 * seconds. Amazon Cognito waits 5 seconds for a trigger, a contact flow 8.
 */
export function registryClient(configuration: { readonly endpoint?: string } = {}): DynamoDBClient {
  return new DynamoDBClient({
    ...configuration,
    maxAttempts: 2,
    // Without the last switch, a late answer is only warned about.
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });
}

/** Reads from the Region's own replica: one `GetItem`, which may be a second behind the master Region. */
export function registryReader(client: DynamoDBClient, tableName: string): ReadRegistry {
  return async (key) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { [REGISTRY_PARTITION_KEY]: { S: key } } }),
    );
    return Item && fromItem(Item);
  };
}

export interface CacheOptions {
  readonly milliseconds: number;
  /** Records that are kept at most; the oldest goes first. */
  readonly entries: number;
  /** Milliseconds of a clock that never goes back. */
  readonly elapsed: () => number;
}

/**
 * Remembers answers for a short time, those that there is nothing included. Of callers who ask for the same at once,
 * one asks the table. A failure is not remembered.
 */
export function cached(read: ReadRegistry, { milliseconds, entries, elapsed }: CacheOptions): ReadRegistry {
  const answers = new Map<string, { readonly until: number; readonly answer: ReturnType<ReadRegistry> }>();
  return (key) => {
    const known = answers.get(key);
    if (known && elapsed() < known.until) return known.answer;
    const answer = read(key);
    answers.delete(key);
    answers.set(key, { until: elapsed() + milliseconds, answer });
    const [oldest] = answers.keys();
    if (answers.size > entries && oldest !== undefined) answers.delete(oldest);
    answer.catch(() => {
      if (answers.get(key)?.answer === answer) answers.delete(key);
    });
    return answer;
  };
}
