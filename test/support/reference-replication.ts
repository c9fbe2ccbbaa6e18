import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { type Client } from 'pg';
import { digestColumns, type TableDigest } from '../../lib/assignment/table-digest';
import { referenceTables, replicationSecrets } from './migrated-server';
import { type ComparedTask } from './daily-comparison';
import { type PostgresServer } from './postgres-server';

/** `"schema"."name"` of the reference tables of the deployment definition: the one list, as for the mappings of AWS DMS. */
export const tableNames = referenceTables.map(({ schema, name }) => `"${schema}"."${name}"`);

/** A link between two servers that can be cut. */
export class Link {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private constructor(
    private readonly to: number,
    readonly port: number,
  ) {}

  static async to(port: number): Promise<Link> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const link = new Link(port, (server.address() as AddressInfo).port);
    link.carry(server);
    return link;
  }

  /** Ends every connection, and takes no new one. */
  async cut(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    for (const socket of this.sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  }

  async restore(): Promise<void> {
    const server = createServer().listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.carry(server);
  }

  private carry(server: Server): void {
    this.server = server;
    server.on('connection', (near) => {
      const far = createConnection(this.to, '127.0.0.1');
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  }
}

/**
 * One way from the master to one more target, by PostgreSQL's logical replication: the stand-in for AWS DMS, with the same
 * tables, the same databases and the same two roles.
 */
export async function replicate(master: PostgresServer, target: PostgresServer, link: Link): Promise<void> {
  const reader = replicationSecrets['secret/reader'];
  if (!reader) throw new Error('the replication has no reader');
  await master.with({ database: 'reference' }, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_publication');
    if (rowCount === 0) await client.query(`CREATE PUBLICATION reference_data FOR TABLE ${tableNames.join(', ')}`);
  });
  await target.with({ database: 'reference' }, async (client) => {
    // As AWS DMS applies: with the rights of the writer, and no others.
    await client.query('GRANT pg_create_subscription TO target_writer');
    await client.query('GRANT CREATE ON DATABASE reference TO target_writer');
    const password = reader.password.replaceAll(/['\\]/g, '\\$&');
    const connection = `host=127.0.0.1 port=${link.port} dbname=reference user=${reader.username} password='${password}'`;
    await client.query('SET ROLE target_writer');
    await client.query(
      `CREATE SUBSCRIPTION from_master CONNECTION ${client.escapeLiteral(connection)} PUBLICATION reference_data WITH (run_as_owner = true, slot_name = 'target_${target.port}')`,
    );
  });
}

/** Stops the replication and removes its slot. */
export async function stopReplication(target: PostgresServer): Promise<void> {
  await target.with({ database: 'reference' }, (client) => client.query('DROP SUBSCRIPTION from_master'));
}

/** The digest of every reference table, by its name. */
export async function digests(client: Client): Promise<ReadonlyMap<string, TableDigest>> {
  const found = new Map<string, TableDigest>();
  for (const { schema, name } of referenceTables) {
    const { rows: columns } = await client.query<{ name: string; type: string }>(
      'SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY 1',
      [`${schema}.${name}`],
    );
    const { rows } = await client.query<{ rows: string; checksum: string }>(
      `SELECT ${digestColumns({ columns })} FROM ${schema}.${name}`,
    );
    const [digest] = rows;
    if (digest) found.set(`${schema}.${name}`, { rows: Number(digest.rows), checksum: BigInt(digest.checksum) });
  }
  return found;
}

/** Tables that are not the same on both sides. */
export async function differingTables(master: Client, target: Client): Promise<readonly string[]> {
  const [there, here] = [await digests(master), await digests(target)];
  return [...there]
    .filter(([name, digest]) => String(digest.checksum) !== String(here.get(name)?.checksum))
    .map(([name]) => name);
}

/** What a reload does (AWS DMS: `data-reload`): the table's rows are the master's again, in one transaction. */
export async function reload(master: Client, target: Client, table: string): Promise<void> {
  const { rows } = await master.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t`);
  await target.query('BEGIN');
  await target.query(`DELETE FROM ${table}`);
  for (const { row } of rows) {
    await target.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [row]);
  }
  await target.query('COMMIT');
}

/** The two databases as the task of AWS DMS would compare them and load them anew. */
export function comparedTask(master: Client, target: Client, writer: Client, loaded: string[]): ComparedTask {
  return {
    async reload(tables, option) {
      if (option === 'validate-only') return;
      for (const table of tables) await reload(master, writer, table);
      loaded.push(...tables);
    },
    async look() {
      const differing = await differingTables(master, target);
      return referenceTables.map(({ schema: SchemaName, name: TableName }) => ({
        SchemaName,
        TableName,
        TableState: 'Table completed',
        ValidationState: differing.includes(`${SchemaName}.${TableName}`) ? 'Mismatched records' : 'Validated',
      }));
    },
  };
}

/** Waits until it holds; the milliseconds it took. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > 20_000) throw new Error(`${what} does not come true`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - start;
}
