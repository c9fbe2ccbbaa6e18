import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  manageOrganisationsName,
  type ManageOrganisationsRequest,
  manageOrganisationsResultSchema,
} from '../../../lambda/manage-organisations/contract';
import { invoke, outputOf, stackOf } from '../invoke';
import { domainHashOf, organisationOf } from '../organisation';
import { asAdministrator, type Cast, type Scene } from '../scene';

/** An organisation is registered in the master Region, by the deployed function, and its record is in every Region. */
export const scene: Scene = {
  time: '08:00',
  title: 'an organisation is registered',
  async play(cast) {
    const { report, registry, jurisdiction, region } = cast;
    const organisationId = organisationOf(jurisdiction);
    const master = registry.stack.region;
    await report.step(`the deployed function registers its home in the master Region, ${master}`, async () => {
      requireOutcome(await manage(cast, await registrationOf(cast)), 'changed');
    });
    await report.step('the same once more changes nothing', async () => {
      requireOutcome(await manage(cast, await registrationOf(cast)), 'unchanged');
    });
    await report.step('an instance of another Region is refused as its home', async () => {
      const request = await registrationOf(cast);
      const abroad = request.connectInstanceArn.replace(region, cast.foreignRegion);
      requireOutcome(await manage(cast, { ...request, connectInstanceArn: abroad }), 'refused');
    });
    for (const replicaRegion of registry.regions) {
      await report.step(`the record is in ${replicaRegion}`, async () => {
        const client = new DynamoDBClient(asAdministrator(cast, replicaRegion));
        const key = { organisationId: { S: organisationId } };
        const { Item } = await client.send(new GetItemCommand({ TableName: registry.tableName, Key: key }));
        if (Item?.['homeRegion']?.S !== region) throw new Error(`the item is ${JSON.stringify(Item)}`);
      });
    }
  },
};

type Registration = Extract<ManageOrganisationsRequest, { command: 'register' }>;

async function registrationOf(cast: Cast): Promise<Registration> {
  const { jurisdiction, region, stacks } = cast;
  return {
    command: 'register',
    organisationId: organisationOf(jurisdiction),
    jurisdiction,
    connectInstanceArn: await outputOf(cast, stackOf(stacks, `${region}-contact-centre`), 'InstanceArn'),
    apiEndpoint: await outputOf(cast, stackOf(stacks, `${region}-api`), 'RegisteredEndpoint'),
    emailDomainHashes: [domainHashOf(jurisdiction)],
  };
}

async function manage(cast: Cast, request: ManageOrganisationsRequest) {
  const { stage, region } = cast.registry.stack;
  return manageOrganisationsResultSchema.parse(await invoke(cast, region, manageOrganisationsName(stage), request));
}

function requireOutcome(result: Awaited<ReturnType<typeof manage>>, wanted: typeof result.outcome): void {
  if (result.outcome !== wanted) throw new Error(`the function answers ${JSON.stringify(result)}, not ${wanted}`);
}
