import { DynamoDBClient, paginateListTables, paginateScan } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Cast } from './scene';

const groupsSchema = z.object({
  logGroups: z.array(z.object({ logGroupName: z.string() })).default([]),
  nextToken: z.string().optional(),
});
const eventsSchema = z.object({
  events: z.array(z.object({ message: z.string() })).default([]),
  nextToken: z.string().optional(),
});

/** What was looked through. */
export interface Searched {
  readonly logEvents: number;
  readonly items: number;
}

/**
 * Looks for texts that nothing may keep in every log group and every table of the Region.
 *
 * @param texts - by what they are: the error names that, and not the text
 * @param spared - name of a table that may have them
 * @throws Error that names the first place where one is
 */
export async function requireKeptNowhere(
  cast: Cast,
  texts: Readonly<Record<string, string>>,
  spared?: string,
): Promise<Searched> {
  const judge = (place: string, content: string): void => {
    const [what] = Object.entries(texts).find(([, text]) => content.includes(text)) ?? [];
    if (what !== undefined) throw new Error(`${what} is in ${place}`);
  };
  let logEvents = 0;
  for await (const [group, message] of loggedIn(cast)) {
    logEvents += 1;
    judge(`log group ${group}`, message);
  }
  let items = 0;
  for await (const [table, item] of itemsIn(cast)) {
    items += 1;
    if (table !== spared) judge(`table ${table}`, item);
  }
  // A search of nothing would find nothing.
  if (logEvents === 0 || items === 0) throw new Error(`${logEvents} events and ${items} items were looked through`);
  return { logEvents, items };
}

/** Every logged message of the Region, with its log group. */
async function* loggedIn({ emulator, account, region }: Cast): AsyncGenerator<readonly [string, string]> {
  const ask = (operation: string, input: object): Promise<unknown> =>
    emulator.call({ account, region, service: 'logs' }, `Logs_20140328.${operation}`, input);
  let nextToken: string | undefined;
  do {
    const page = groupsSchema.parse(await ask('DescribeLogGroups', { nextToken }));
    for (const { logGroupName } of page.logGroups) {
      let next: string | undefined;
      do {
        const found = eventsSchema.parse(await ask('FilterLogEvents', { logGroupName, nextToken: next }));
        for (const { message } of found.events) yield [logGroupName, message];
        next = found.nextToken;
      } while (next !== undefined);
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
}

/** Every item of every table of the Region, as JSON, with its table. */
async function* itemsIn({ emulator, account, region }: Cast): AsyncGenerator<readonly [string, string]> {
  const client = new DynamoDBClient(emulator.clientSettings(account, region));
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    for (const TableName of TableNames) {
      for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
        for (const item of Items) yield [TableName, JSON.stringify(item)];
      }
    }
  }
}
