import * as sdk from '@aws-sdk/client-athena';
import { createHash, randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { ServiceError, startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { type SignatureScope } from '../../../e2e/doubles/signature';
import { CREDENTIALS, REGION } from './place';
import { type S3Double } from './s3-double';

const startInput = z.looseObject({
  QueryString: z.string(),
  ExecutionParameters: z.array(z.string()),
  WorkGroup: z.string(),
  QueryExecutionContext: z.looseObject({ Database: z.string() }),
  ResultReuseConfiguration: z.looseObject({
    ResultReuseByAgeConfiguration: z.looseObject({ Enabled: z.literal(false) }),
  }),
});
const executionInput = z.looseObject({ QueryExecutionId: z.string(), NextToken: z.string().optional() });

const recordSchema = z.object({
  ContactId: z.string(),
  CustomerEndpoint: z.object({ Address: z.string().optional() }).optional(),
  Attributes: z.record(z.string(), z.string()).optional(),
});

type LakeLine = z.output<typeof recordSchema>;

interface Execution {
  readonly rows: readonly string[];
  readonly key: string;
  readonly place: AthenaPlace;
  /** How often it is still running when somebody looks. */
  running: number;
}

/** What a test changes about the next queries. */
export interface AthenaControls {
  isNextToFail: boolean;
  /** How often somebody looks at a query that is still running. */
  looks: number;
}

/** What is asked in one Region, and the buckets that Athena reads and writes there. */
export interface AthenaPlace {
  readonly workGroup: string;
  readonly database: string;
  /** Bucket of the lake. */
  readonly lake: string;
  /** Objects of the lake that can be read at once, in their current version. */
  read(): Promise<readonly LakeObject[]>;
  /** Bucket of results. */
  readonly results: string;
  write(key: string, body: Buffer): Promise<void>;
  isWritten(key: string): Promise<boolean>;
}

export interface LakeObject {
  readonly key: string;
  readonly body: Buffer;
}

/** A place of the double of S3. */
export function athenaOver(s3: S3Double, lake: string, results: string): AthenaPlace {
  return {
    workGroup: 'erasure',
    database: 'lake',
    lake,
    results,
    read: () => {
      const keys = new Set(s3.versions(lake).map(({ key }) => key));
      const current = [...keys].map((key) => s3.versions(lake).find((version) => version.key === key));
      return Promise.resolve(
        current.flatMap((version) =>
          version?.body && version.storageClass === 'STANDARD' ? [{ key: version.key, body: version.body }] : [],
        ),
      );
    },
    write: (key, body) => {
      s3.put(results, key, body);
      return Promise.resolve();
    },
    isWritten: (key) => Promise.resolve(s3.versions(results).some((version) => version.key === key)),
  };
}

const OUTER =
  /^SELECT DISTINCT "\$path" AS path FROM contact_records WHERE day BETWEEN \? AND \? AND \((?<conditions>.*)\)$/;
const CONDITION = /^(?<value>.+) IN \(\?(?:, \?)*\)$/;

/** What each expression of a condition says of a record. The double knows no other. */
const ADDRESS = 'customerendpoint.address';
const CUSTOMER = "coalesce(element_at(attributes, 'customerId'), element_at(attributes, 'customerid'))";
const columns: Readonly<Record<string, (line: LakeLine) => string | undefined>> = {
  [ADDRESS]: ({ CustomerEndpoint }) => CustomerEndpoint?.Address,
  [CUSTOMER]: ({ Attributes }) => Attributes?.['customerId'] ?? Attributes?.['customerid'],
};
const expressions = new Map<string, (line: LakeLine) => string | undefined>([
  ['contactid', ({ ContactId }) => ContactId],
  ...Object.entries(columns).flatMap(([name, column]): [string, (line: LakeLine) => string | undefined][] => [
    [
      `substr(lower(to_hex(sha256(to_utf8(lower(${name}))))), 1, 5)`,
      (line) => {
        const value = column(line);
        return value === undefined
          ? undefined
          : createHash('sha256').update(value.toLowerCase()).digest('hex').slice(0, 5);
      },
    ],
    [`regexp_extract(${name}, '[0-9a-f]{64}$')`, (line) => /[0-9a-f]{64}$/.exec(column(line) ?? '')?.[0]],
  ]),
]);

/**
 * Amazon Athena over buckets of a Region: it parses the one query there is, reads the current objects of the days in
 * question as the SerDe does (one record on each line; what follows the first of a line is not seen), and writes its
 * result into the bucket of the workgroup. A query that it does not know fails.
 */
export function startAthena(
  placeIn: (region: string) => AthenaPlace,
  scope: Omit<SignatureScope, 'service'> = { region: REGION, ...CREDENTIALS },
): Promise<ProtocolDouble & AthenaControls> {
  const executions = new Map<string, Execution>();
  const controls: AthenaControls = { isNextToFail: false, looks: 0 };
  const find = (input: unknown): Execution & { readonly id: string } => {
    const { QueryExecutionId: id } = executionInput.parse(input);
    const execution = executions.get(id);
    if (!execution) throw new ServiceError('InvalidRequestException', `no query ${id}`);
    return Object.assign(execution, { id });
  };
  const double = startProtocolDouble({
    sdk: { ...sdk },
    service: 'athena',
    ...scope,
    handlers: {
      StartQueryExecution: async (input, { region }) => {
        const { QueryString, ExecutionParameters, WorkGroup, QueryExecutionContext } = startInput.parse(input);
        const place = placeIn(region);
        if (WorkGroup !== place.workGroup || QueryExecutionContext.Database !== place.database) {
          throw new ServiceError('InvalidRequestException', `no ${WorkGroup} over ${QueryExecutionContext.Database}`);
        }
        const rows = await query(QueryString, ExecutionParameters, place);
        const id = randomUUID();
        const key = `results/${id}.csv`;
        await place.write(key, Buffer.from(['"path"', ...rows.map((row) => `"${row}"`)].join('\n')));
        await place.write(`${key}.metadata`, Buffer.from('metadata'));
        executions.set(id, { rows, key, place, running: controls.looks });
        return { QueryExecutionId: id };
      },
      GetQueryExecution: (input) => {
        const execution = find(input);
        execution.running -= 1;
        const State = execution.running >= 0 ? 'RUNNING' : controls.isNextToFail ? 'FAILED' : 'SUCCEEDED';
        if (execution.running < 0) controls.isNextToFail = false;
        return {
          QueryExecution: {
            QueryExecutionId: execution.id,
            Status: {
              State,
              ...(State === 'FAILED' && {
                StateChangeReason: 'HIVE_BAD_DATA: +15145550100 is no date',
                AthenaError: { ErrorCategory: 2, ErrorType: 1003 },
              }),
            },
            ResultConfiguration: { OutputLocation: `s3://${execution.place.results}/${execution.key}` },
          },
        };
      },
      GetQueryResults: async (input) => {
        const { rows, key, place } = find(input);
        if (!(await place.isWritten(key))) {
          throw new ServiceError('InvalidRequestException', 'the result is gone');
        }
        const at = Number(executionInput.parse(input).NextToken ?? '0');
        const all = ['path', ...rows];
        return {
          ResultSet: { Rows: all.slice(at, at + 2).map((VarCharValue) => ({ Data: [{ VarCharValue }] })) },
          ...(at + 2 < all.length && { NextToken: String(at + 2) }),
        };
      },
    },
  });
  return double.then((started) => Object.assign(controls, started));
}

async function query(sql: string, parameters: readonly string[], place: AthenaPlace): Promise<readonly string[]> {
  const { conditions } = OUTER.exec(sql)?.groups ?? {};
  if (conditions === undefined) throw new Error(`the double of athena does not know this query: ${sql}`);
  const values = parameters.map((parameter) => {
    const [, text] = /^'((?:[^']|'')*)'$/.exec(parameter) ?? [];
    if (text === undefined) throw new Error(`the parameter ${parameter} is no literal of SQL`);
    return text.replaceAll("''", "'");
  });
  const [from = '', to = ''] = values.splice(0, 2);
  const tests = conditions.split(' OR ').map((condition) => {
    const { value = '' } = CONDITION.exec(condition)?.groups ?? {};
    const expression = expressions.get(value);
    if (!expression) throw new Error(`the double of athena does not know this condition: ${condition}`);
    const wanted = values.splice(0, condition.split('?').length - 1);
    return (line: LakeLine) => {
      const found = expression(line);
      return found !== undefined && wanted.includes(found);
    };
  });
  if (values.length > 0) throw new Error('the query has more parameters than question marks');
  const objects = await place.read();
  return objects.flatMap(({ key, body }) => {
    const [, day] = /^contact-records\/(\d{4}\/\d\d\/\d\d)\//.exec(key) ?? [];
    if (day === undefined || day < from || day > to) return [];
    const lines = gunzipSync(body).toString().split('\n');
    const hit = lines.some((text) => {
      const line = firstRecord(text);
      return line !== undefined && tests.some((test) => test(line));
    });
    return hit ? [`s3://${place.lake}/${key}`] : [];
  });
}

/** The record that a line begins with. */
function firstRecord(line: string): LakeLine | undefined {
  if (line.trim() === '') return undefined;
  const [first = ''] = line.split(/(?<=\})(?=\{"ContactId")/);
  return recordSchema.parse(JSON.parse(first));
}
