import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { deleteVersions } from '../shared/erasure/delete-versions';
import { type ObjectStores, versionsOf } from '../shared/erasure/object-versions';
import { type LakeQuery } from './lake-query';

export interface QueryMeans {
  readonly client: AthenaClient;
  readonly workGroup: string;
  readonly database: string;
  /** The bucket of results, and S3 of its Region. */
  readonly results: { readonly bucket: string; readonly region: string };
  readonly stores: ObjectStores;
  readonly now: () => Date;
  /** Waits between two looks at a query. */
  readonly pause: () => Promise<void>;
}

/** Less than what Lambda lets a function run. */
const DEADLINE_MILLISECONDS = 720_000;

/**
 * Runs a query and gives the first column of its rows. What Athena has written is erased then, in every version; when
 * this function crashes before, the lifecycle of the bucket does it after a day.
 *
 * @throws Error when the query fails or takes too long, without what Athena says of it, which can hold values
 */
export async function runQuery({ sql, parameters }: LakeQuery, means: QueryMeans): Promise<readonly string[]> {
  const { client, workGroup, database } = means;
  const { QueryExecutionId } = await client.send(
    new StartQueryExecutionCommand({
      QueryString: sql,
      ExecutionParameters: [...parameters],
      QueryExecutionContext: { Database: database },
      WorkGroup: workGroup,
      // A result of before would not tell what was erased since.
      ResultReuseConfiguration: { ResultReuseByAgeConfiguration: { Enabled: false } },
    }),
  );
  if (QueryExecutionId === undefined) throw new Error('Athena gave a query no id; try again');
  const location = await finished(QueryExecutionId, means);
  const values = await firstColumn(QueryExecutionId, client);
  await eraseResult(location, means);
  return values;
}

/** @returns where the result is, as a URI of S3 */
async function finished(QueryExecutionId: string, { client, now, pause }: QueryMeans): Promise<string> {
  const deadline = now().getTime() + DEADLINE_MILLISECONDS;
  for (;;) {
    const { QueryExecution } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId }));
    const { State, AthenaError } = QueryExecution?.Status ?? {};
    if (State === 'SUCCEEDED') return QueryExecution?.ResultConfiguration?.OutputLocation ?? '';
    if (State === 'FAILED' || State === 'CANCELLED') {
      const kind = [AthenaError?.ErrorCategory, AthenaError?.ErrorType].filter((part) => part !== undefined).join('/');
      throw new Error(`query ${QueryExecutionId} of the lake ended as ${State} (${kind}); see it in Athena`);
    }
    if (now().getTime() >= deadline) {
      await client.send(new StopQueryExecutionCommand({ QueryExecutionId }));
      throw new Error(`query ${QueryExecutionId} of the lake took too long; see its statistics in Athena`);
    }
    await pause();
  }
}

async function firstColumn(QueryExecutionId: string, client: AthenaClient): Promise<readonly string[]> {
  const values: string[] = [];
  let NextToken: string | undefined;
  do {
    const { ResultSet, NextToken: next } = await client.send(
      new GetQueryResultsCommand({ QueryExecutionId, NextToken }),
    );
    for (const { Data } of ResultSet?.Rows ?? []) values.push(Data?.[0]?.VarCharValue ?? '');
    NextToken = next;
  } while (NextToken !== undefined);
  // The first row has the names of the columns.
  return values.slice(1);
}

async function eraseResult(location: string, { results, stores }: QueryMeans): Promise<void> {
  const start = `s3://${results.bucket}/`;
  if (!location.startsWith(start)) {
    throw new Error('Athena wrote a result into another bucket than that of the workgroup; erase it by hand');
  }
  const key = location.slice(start.length);
  const versions = await Promise.all([key, `${key}.metadata`].map((each) => versionsOf(stores, results, each)));
  await deleteVersions(stores, versions.flat());
}
