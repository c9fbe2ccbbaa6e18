import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { asAdministrator, type Scene } from '../scene';

/** An organisation is registered in the master Region and looked up in every Region. */
export const scene: Scene = {
  time: '08:00',
  title: 'an organisation is registered',
  async play(cast) {
    const { report, registry, jurisdiction, region } = cast;
    const organisationId = `organisation-of-${jurisdiction}`;
    await report.step(`its home is registered in the master Region, ${registry.stack.region}`, async () => {
      const client = new DynamoDBClient(asAdministrator(cast, registry.stack.region));
      await client.send(
        new PutItemCommand({
          TableName: registry.tableName,
          Item: {
            organisationId: { S: organisationId },
            jurisdiction: { S: jurisdiction },
            homeRegion: { S: region },
            status: { S: 'active' },
            version: { N: '1' },
          },
        }),
      );
    });
    for (const replicaRegion of registry.regions) {
      await report.step(`${replicaRegion} knows where it is served`, async () => {
        const client = new DynamoDBClient(asAdministrator(cast, replicaRegion));
        const key = { organisationId: { S: organisationId } };
        const { Item } = await client.send(new GetItemCommand({ TableName: registry.tableName, Key: key }));
        if (Item?.['homeRegion']?.S !== region) throw new Error(`the item is ${JSON.stringify(Item)}`);
      });
    }
  },
};
