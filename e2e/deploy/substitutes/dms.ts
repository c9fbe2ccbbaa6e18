import {
  CreateEndpointCommand,
  CreateReplicationInstanceCommand,
  CreateReplicationSubnetGroupCommand,
  CreateReplicationTaskCommand,
  DatabaseMigrationServiceClient,
  DescribeReplicationTasksCommand,
  ImportCertificateCommand,
} from '@aws-sdk/client-database-migration-service';
import { modelled } from '../modelled';
import { type Attributes, type Properties, type Incompleteness, type Substitute } from '../substitute';

type Create = (client: DatabaseMigrationServiceClient, properties: Properties) => Promise<Attributes>;

/** `PostgreSqlSettings` is `PostgreSQLSettings` in the API. */
function endpointOf({ PostgreSqlSettings, ...properties }: Properties): Properties {
  return { ...properties, PostgreSQLSettings: PostgreSqlSettings };
}

/** A resource without identifier gets one of its logical id. */
const identified = (member: string, properties: Properties, logicalId: string): Properties => ({
  [member]: logicalId.toLowerCase(),
  ...properties,
});

const types: Readonly<Record<string, (logicalId: string) => Create>> = {
  'AWS::DMS::Certificate': () => async (client, properties) => {
    const { Certificate } = await client.send(new ImportCertificateCommand(modelled(properties)));
    return { Ref: Certificate?.CertificateArn };
  },
  'AWS::DMS::ReplicationSubnetGroup': (logicalId) => async (client, properties) => {
    const input = identified('ReplicationSubnetGroupIdentifier', properties, logicalId);
    const { ReplicationSubnetGroup } = await client.send(new CreateReplicationSubnetGroupCommand(modelled(input)));
    return { Ref: ReplicationSubnetGroup?.ReplicationSubnetGroupIdentifier };
  },
  'AWS::DMS::ReplicationInstance': () => async (client, properties) => {
    const { ReplicationInstance } = await client.send(new CreateReplicationInstanceCommand(modelled(properties)));
    return { Ref: ReplicationInstance?.ReplicationInstanceArn };
  },
  'AWS::DMS::Endpoint': (logicalId) => async (client, properties) => {
    const input = identified('EndpointIdentifier', endpointOf(properties), logicalId);
    const { Endpoint } = await client.send(new CreateEndpointCommand(modelled(input)));
    return { Ref: Endpoint?.EndpointArn, ExternalId: Endpoint?.ExternalId };
  },
  'AWS::DMS::ReplicationTask': () => async (client, properties) => {
    const { ReplicationTask } = await client.send(new CreateReplicationTaskCommand(modelled(properties)));
    return { Ref: ReplicationTask?.ReplicationTaskArn };
  },
};

/** AWS DMS, which no emulator has: one double for all stacks, which functions in the emulator reach too. */
const substitute: Substitute = {
  types: Object.keys(types),
  how: 'exercised against the protocol double of AWS DMS',
  lasts: true,
  open({ emulator, account, region }) {
    const { credentials } = emulator.clientSettings(account, region);
    const endpoint = emulator.doubleEndpoint('DATABASE_MIGRATION_SERVICE');
    const client = new DatabaseMigrationServiceClient({ endpoint, region, credentials, maxAttempts: 1 });
    const tasks: string[] = [];
    return Promise.resolve({
      create: (type, properties, logicalId) => {
        const create = types[type];
        if (create === undefined) throw new Error(`${type} has no calls in e2e/deploy/substitutes/dms.ts; add them`);
        if (type === 'AWS::DMS::ReplicationTask') tasks.push(String(properties['ReplicationTaskIdentifier']));
        return create(logicalId)(client, properties);
      },
      // Custom resources start the tasks: functions that run in the emulator and speak to the double.
      verify: async () => {
        for (const task of tasks) {
          const Filters = [{ Name: 'replication-task-id', Values: [task] }];
          const { ReplicationTasks } = await client.send(new DescribeReplicationTasksCommand({ Filters }));
          const status = ReplicationTasks?.[0]?.Status;
          if (status !== 'running')
            throw new Error(`task ${task} is ${status} after the deployment; nobody started it`);
        }
      },
      close: () => Promise.resolve(client.destroy()),
    });
  },
};

export const incompleteness: Incompleteness = { substitute };
