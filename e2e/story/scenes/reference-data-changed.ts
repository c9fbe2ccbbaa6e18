import { type Client } from 'pg';
import { databaseNames, databaseRoles } from '../../../lambda/migrate-database/contract';
import { type StagePlan } from '../../../lib/config';
import { compare, type ComparedTask } from '../../../test/support/daily-comparison';
import { migratedServer, replicationSecrets } from '../../../test/support/migrated-server';
import { addOrganisationData } from '../../../test/support/organisation-data';
import { type PostgresServer } from '../../../test/support/postgres-server';
import {
  comparedTask,
  differingTables,
  Link,
  replicate,
  stopReplication,
  until,
} from '../../../test/support/reference-replication';
import { type Report } from '../../report';
import { type Scene } from '../scene';

/** A target Region, with the connections of those who read and write its reference data. */
interface Target {
  readonly plan: StagePlan;
  readonly server: PostgresServer;
  readonly link: Link;
  readonly reader: Client;
  readonly writer: Client;
}

/**
 * Reference data changes in the master Region. The servers are real, one for each Region; logical replication of
 * PostgreSQL stands in for AWS DMS, and an interpreter for Step Functions.
 */
export const scene: Scene = {
  time: '17:00',
  title: 'reference data changes in the master Region',
  async playTogether({ report, jurisdictions }) {
    const master = jurisdictions.find(({ referenceData }) => referenceData.isMaster);
    const others = jurisdictions.filter(({ referenceData }) => !referenceData.isMaster);
    if (master === undefined || others.length === 0) throw new Error('the example replicates no reference data');
    const opened: (() => Promise<unknown>)[] = [];
    try {
      await playWith(report, master, others, opened);
    } finally {
      for (const close of opened.reverse()) await close();
    }
  },
};

async function playWith(
  report: Report,
  masterPlan: StagePlan,
  others: readonly StagePlan[],
  opened: (() => Promise<unknown>)[],
): Promise<void> {
  const started = await report.step(
    `a server of PostgreSQL in ${[masterPlan, ...others].map(({ instanceRegion }) => instanceRegion).join(', ')}, migrated; replication one way`,
    async () => {
      const serverOf = async (plan: StagePlan): Promise<PostgresServer> => {
        const server = await migratedServer({
          Jurisdiction: plan.jurisdiction,
          Region: plan.instanceRegion,
          ReferenceData: plan.referenceData.isMaster ? 'master' : 'target',
          Databases: [...databaseNames],
        });
        opened.push(() => server.destroy());
        return server;
      };
      const master = await serverOf(masterPlan);
      const editor = await master.connect({ user: databaseRoles.referenceEditor, database: 'reference' });
      opened.push(() => editor.end());
      const targets: Target[] = [];
      for (const plan of others) targets.push(await connectTarget(plan, await serverOf(plan), master, opened));
      return { master, editor, targets };
    },
  );
  if (started === undefined) return;
  const { master, editor, targets } = started;
  const inSync = ({ reader, plan }: Target) =>
    until(`reference data of ${plan.instanceRegion}`, async () => (await differingTables(editor, reader)).length === 0);

  await report.step(`an editor in ${masterPlan.instanceRegion} adds a country`, () =>
    editor.query("INSERT INTO reference.countries VALUES ('NZ', 'New Zealand', 'Nouvelle-Zélande', '+64')"),
  );
  for (const target of targets) {
    await report.step(`it arrives in ${target.plan.instanceRegion}`, async () => {
      const milliseconds = await inSync(target);
      const { rowCount } = await target.reader.query("SELECT FROM reference.countries WHERE code = 'NZ'");
      if (rowCount !== 1) throw new Error(`there are ${rowCount} rows`);
      report.line(`seen ${milliseconds.toFixed(0)} ms later`);
    });
  }
  await report.step(
    `organisations are added in ${masterPlan.instanceRegion}, and a reference row after them`,
    async () => {
      await master.with({ database: 'organisation' }, (client) =>
        addOrganisationData(client, { organisations: 2, activity: 10 }),
      );
      await editor.query("INSERT INTO reference.languages VALUES ('mi', 'Māori', 'maori')");
    },
  );
  for (const target of targets) {
    await report.step(`the row arrives in ${target.plan.instanceRegion}, the organisations do not`, async () => {
      await inSync(target);
      const { rows } = await target.server.with({ database: 'organisation' }, (client) =>
        client.query<{ found: number }>('SELECT count(*)::int AS found FROM organisation.organisations'),
      );
      if (rows[0]?.found !== 0) throw new Error(`${rows[0]?.found} organisations arrived`);
    });
    await report.step(`a write of reference data in ${target.plan.instanceRegion} is refused`, () =>
      requireRefusedWrite(target),
    );
  }
  await findPlantedDifference(report, editor, targets);
}

async function connectTarget(
  plan: StagePlan,
  server: PostgresServer,
  master: PostgresServer,
  opened: (() => Promise<unknown>)[],
): Promise<Target> {
  const link = await Link.to(master.port);
  opened.push(() => link.cut());
  await replicate(master, server, link);
  opened.push(() => stopReplication(server));
  const reader = await server.connect({ user: databaseRoles.application, database: 'reference' });
  opened.push(() => reader.end());
  const { username: user, password } = replicationSecrets['secret/writer'] ?? {};
  const writer = await server.connect({ user, password, database: 'reference' });
  opened.push(() => writer.end());
  return { plan, server, link, reader, writer };
}

async function requireRefusedWrite({ server }: Target): Promise<void> {
  for (const user of [databaseRoles.application, databaseRoles.referenceEditor]) {
    const write = server.with({ user, database: 'reference' }, (client) =>
      client.query("INSERT INTO reference.languages VALUES ('xx', 'Nowhere', 'Nulle part')"),
    );
    const refusal = await write.then(
      () => 'written',
      (error: unknown) => String(error),
    );
    if (!refusal.includes('permission denied')) throw new Error(`${user}: ${refusal}`);
  }
}

/** The definition is that of the synthesized state machine of the environment `prod`, which is built alike. */
async function findPlantedDifference(report: Report, editor: Client, targets: readonly Target[]): Promise<void> {
  const [tampered] = targets;
  if (tampered === undefined) return;
  const { instanceRegion, jurisdiction } = tampered.plan;
  await report.step(`someone changes the row in ${instanceRegion} behind the replication’s back`, () =>
    tampered.writer.query("UPDATE reference.countries SET dialling_code = '+00' WHERE code = 'NZ'"),
  );
  const loaded = new Map(targets.map(({ plan }) => [plan.jurisdiction, [] as string[]]));
  const tasks = Object.fromEntries(
    targets.map(({ plan, reader, writer }): [string, ComparedTask] => [
      plan.jurisdiction,
      comparedTask(editor, reader, writer, loaded.get(plan.jurisdiction) ?? []),
    ]),
  );
  await report.step('the daily comparison finds it, and loads that table of that Region anew', async () => {
    const { error, metrics } = await compare(tasks);
    if (error !== undefined) throw new Error(`the comparison failed with ${error}`);
    const found = Object.fromEntries(loaded);
    const expected = Object.fromEntries(targets.map(({ plan }) => [plan.jurisdiction, [] as string[]]));
    if (JSON.stringify(found) !== JSON.stringify({ ...expected, [jurisdiction]: ['reference.countries'] })) {
      throw new Error(`it loaded ${JSON.stringify(found)}`);
    }
    for (const { reader, plan } of targets) {
      const differing = await differingTables(editor, reader);
      if (differing.length > 0) throw new Error(`${differing.join(', ')} of ${plan.instanceRegion} still differ`);
    }
    for (const metric of metrics) report.line(metric);
  });
}
