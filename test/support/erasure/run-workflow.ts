import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { applyHolds } from '../../../lambda/apply-holds/apply';
import { applyHoldsEventSchema } from '../../../lambda/apply-holds/contract';
import { discoverSubject } from '../../../lambda/discover-subject/discover';
import { discoverSubjectEventSchema } from '../../../lambda/discover-subject/contract';
import { caseStore } from '../../../lambda/erase-cases/case-store';
import { eraseCasesEventSchema } from '../../../lambda/erase-cases/contract';
import { eraseContacts } from '../../../lambda/erase-contacts/erase';
import { eraseContactsEventSchema } from '../../../lambda/erase-contacts/contract';
import { eraseObjects } from '../../../lambda/erase-objects/erase';
import { eraseObjectsEventSchema } from '../../../lambda/erase-objects/contract';
import { eraseProfilesEventSchema } from '../../../lambda/erase-profiles/contract';
import { profileStore } from '../../../lambda/erase-profiles/profile-store';
import { eraseReports } from '../../../lambda/erase-reports/erase';
import { eraseReportsEventSchema } from '../../../lambda/erase-reports/contract';
import { eraseUserRows } from '../../../lambda/erase-user-rows/erase';
import { eraseUserRowsEventSchema } from '../../../lambda/erase-user-rows/contract';
import { notifyRequesterEventSchema } from '../../../lambda/notify-requester/contract';
import { notifyRequester } from '../../../lambda/notify-requester/notify';
import { recordErasure } from '../../../lambda/record-erasure/record';
import { recordErasureEventSchema } from '../../../lambda/record-erasure/contract';
import { searchLake } from '../../../lambda/search-lake/search';
import { searchLakeEventSchema } from '../../../lambda/search-lake/contract';
import { eraseStore } from '../../../lambda/shared/erasure/erase-store';
import { verifyErasure } from '../../../lambda/verify-erasure/verify';
import { verifyErasureEventSchema } from '../../../lambda/verify-erasure/contract';
import { type ErasureFunctions } from '../../../lib/constructs/erasure/erasure-definition';
import { reportPlaces } from './connected-stores';
import { erasureWorkflow } from './erasure-workflow';
import { type ErasureWorld } from './erasure-world';
import { REGION } from './place';
import { type Execution, runStateMachine } from '../state-machine';
import * as z from 'zod';

/** The functions of the workflow over the engines of a world, each as its handler calls it. */
const functions: Readonly<Record<keyof ErasureFunctions, (payload: unknown, world: ErasureWorld) => Promise<unknown>>> =
  {
    discoverSubject: (payload, world) => discoverSubject(discoverSubjectEventSchema.parse(payload), world),
    applyHolds: (payload, world) => applyHolds(applyHoldsEventSchema.parse(payload), world),
    eraseObjects: (payload, world) => eraseObjects(eraseObjectsEventSchema.parse(payload), world),
    eraseContacts: (payload, world) => eraseContacts(eraseContactsEventSchema.parse(payload), world),
    eraseUserRows: (payload, world) => eraseUserRows(eraseUserRowsEventSchema.parse(payload), world),
    verifyErasure: (payload, world) => verifyErasure(verifyErasureEventSchema.parse(payload), world),
    searchLake: (payload, world) =>
      searchLake(searchLakeEventSchema.parse(payload), {
        ...world,
        now: () => world.now(),
        table: 'contact_records',
        lake: { bucket: 'lake', region: REGION, days: 395 },
      }),
    eraseReports: (payload, world) =>
      eraseReports(eraseReportsEventSchema.parse(payload), { ...world, places: reportPlaces }),
    eraseProfiles: (payload, world) => eraseStore(eraseProfilesEventSchema.parse(payload), profileStore(world), world),
    eraseCases: (payload, world) =>
      eraseStore(eraseCasesEventSchema.parse(payload), caseStore({ ...world.caseMeans, ...world }), world),
    recordErasure: (payload, world) => recordErasure(recordErasureEventSchema.parse(payload), world),
    notifyRequester: (payload, world) => notifyRequester(notifyRequesterEventSchema.parse(payload), world),
  };

/** Runs the workflow of a request over the engines of a world, as its template defines it. */
export function runWorkflow(requestId: string, world: ErasureWorld): Promise<Execution> {
  const { definition, functionOf } = erasureWorkflow;
  return runStateMachine(
    definition,
    async (service, action, input) => {
      if (service === 'lambda') {
        // What crosses between functions is JSON.
        const payload: unknown = JSON.parse(JSON.stringify(input['Payload']));
        return { Payload: await functions[functionOf(String(input['FunctionName']))](payload, world) };
      }
      if (`${service}:${action}` !== 'dynamodb:updateItem') throw new Error(`nobody answers ${service}:${action}`);
      return world.tablesClient.send(
        new UpdateItemCommand(updateInput.parse({ ...input, TableName: world.tables.cases })),
      );
    },
    { requestId },
  );
}

const text = z.object({ S: z.string() });
const updateInput = z.object({
  TableName: z.string(),
  Key: z.record(z.string(), text),
  UpdateExpression: z.string(),
  ConditionExpression: z.string(),
  ExpressionAttributeNames: z.record(z.string(), z.string()),
  ExpressionAttributeValues: z.record(z.string(), text),
});
