import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { ERASURE_NAMESPACE, erasureMetrics } from '../../lib/domain/erasure/erasure-metrics';
import { casesOf, documentClient, erasedPlacesOf, identifierVaultOf, registerOf } from '../shared/erasure/clients';
import { objectStores } from '../shared/erasure/object-stores';
import { logLine } from '../shared/log-line';
import { writeMetrics } from '../shared/metrics';
import {
  type BatchResponse,
  replayErasuresEnvironmentSchema,
  replayErasuresEventSchema,
  type ReplayErasuresResult,
  type Restoration,
  restoredTablePrefix,
} from './contract';
import { databaseHost } from './database-host';
import { replayErasures, type ReplayErasuresMeans } from './replay';
import { restorationOf } from './restoration';
import { RestoredTables } from './restored-tables';

/** Users that are looked for in one call. */
const GROUP = 500;

const lookedForSchema = z.object({ userIds: z.array(z.string()) });

/**
 * Entry point: takes events of restores from the queue, or one restoration by hand. What fails comes again, until it goes
 * to the dead-letter queue.
 *
 * @throws ZodError when the event or the environment is not what the contract says
 */
export async function handler(event: unknown): Promise<BatchResponse | ReplayErasuresResult> {
  const environment = replayErasuresEnvironmentSchema.parse(process.env);
  const parsed = replayErasuresEventSchema.parse(event);
  const means = meansOf(environment);
  const replay = async (restoration: Restoration): Promise<ReplayErasuresResult> => {
    const result = await replayErasures(restoration, means);
    writeMetrics(
      { namespace: ERASURE_NAMESPACE, stage: environment.STAGE },
      { [erasureMetrics.placesReplayed]: result.places },
      { event: 'replay', restored: restoration.kind },
    );
    return result;
  };
  if (!('Records' in parsed)) return replay(parsed);
  const batchItemFailures: { readonly itemIdentifier: string }[] = [];
  for (const { messageId, body } of parsed.Records) {
    try {
      const restoration = restorationOf(JSON.parse(body));
      if (restoration) await replay(restoration);
    } catch (error) {
      // The message of an error of zod or of AWS names no person; restored resources are named to be found.
      logLine({ event: 'ReplayFailed', error: error instanceof Error ? error.message : String(error) });
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

function meansOf(environment: z.output<typeof replayErasuresEnvironmentSchema>): ReplayErasuresMeans {
  const { CASES_TABLE, REGISTER_TABLE, ERASED_PLACES_TABLE, STATE_MACHINE_ARN, USER_ROWS_FUNCTION, STAGE, BUCKETS } =
    environment;
  const [cases, erasedPlaces] = [casesOf(CASES_TABLE), erasedPlacesOf(ERASED_PLACES_TABLE)];
  const [rds, lambda] = [new RDSClient({}), new LambdaClient({})];
  return {
    cases,
    erasedPlaces,
    erasedPlaceDays: environment.ERASED_PLACE_DAYS,
    register: registerOf(REGISTER_TABLE),
    stores: objectStores(BUCKETS),
    tables: new RestoredTables(
      documentClient(),
      {
        cases: CASES_TABLE,
        register: REGISTER_TABLE,
        identifiers: environment.IDENTIFIER_TABLE,
        buckets: BUCKETS.map(({ bucket }) => bucket),
        prefix: restoredTablePrefix(STAGE),
      },
      { cases, erasedPlaces },
      identifierVaultOf,
    ),
    hostOf: async (instance) => {
      const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: instance }));
      return databaseHost(instance, DBInstances[0]);
    },
    lookForUsers: async (databaseHostName, users) => {
      const found: string[] = [];
      for (let from = 0; from < users.length; from += GROUP) {
        const { Payload, FunctionError } = await lambda.send(
          new InvokeCommand({
            FunctionName: USER_ROWS_FUNCTION,
            Payload: JSON.stringify({
              action: 'look',
              databaseHost: databaseHostName,
              users: users.slice(from, from + GROUP),
            }),
          }),
        );
        const text = Payload?.transformToString() ?? '';
        if (FunctionError !== undefined) {
          throw new Error(
            `the restored database ${databaseHostName} does not answer; let the function erase-user-rows reach it, and it is tried again`,
          );
        }
        found.push(...lookedForSchema.parse(JSON.parse(text)).userIds);
      }
      return found;
    },
    workflow: { client: new SFNClient({}), stateMachineArn: STATE_MACHINE_ARN },
    now: () => new Date(),
  };
}
