import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Context } from 'aws-lambda';
import { logLine } from '../shared/log-line';
import {
  manageOrganisationsEnvironmentSchema,
  manageOrganisationsRequestSchema,
  type ManageOrganisationsResult,
} from './contract';
import { manageOrganisations } from './manage';
import { RegistryTable } from './registry-table';

/**
 * The API for operators: called with AWS credentials, in the master Region only. A request that is not in the contract
 * is refused with the reason.
 *
 * @throws Error in another Region than the master Region, or when the table cannot be read or written
 */
export async function handler(
  event: unknown,
  { awsRequestId }: Pick<Context, 'awsRequestId'>,
): Promise<ManageOrganisationsResult> {
  const environment = manageOrganisationsEnvironmentSchema.parse(process.env);
  const { AWS_REGION, MASTER_REGION, REGISTRY_TABLE_NAME, HOMES } = environment;
  if (AWS_REGION !== MASTER_REGION) {
    throw new Error(`organisations are managed in ${MASTER_REGION} only, and not in ${AWS_REGION}; call it there`);
  }
  const request = manageOrganisationsRequestSchema.safeParse(event);
  if (!request.success) {
    const [issue] = request.error.issues;
    return { outcome: 'refused', message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  }
  return manageOrganisations(request.data, {
    table: new RegistryTable(new DynamoDBClient({}), REGISTRY_TABLE_NAME),
    homes: HOMES,
    now: new Date(),
    // The request id leads to the caller: AWS CloudTrail records both.
    audit: (entry) => logLine({ ...entry, awsRequestId }),
  });
}
