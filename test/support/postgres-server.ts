import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { postgresPrograms, unprivileged } from './postgres-programs';
import { madeOnceInRun } from './run-directory';

const SUPERUSER = 'postgres';
const PASSWORD = 'only-on-loopback';

/** A role as Amazon RDS gives the administrator: everything short of a superuser. */
const ADMINISTRATOR = 'administrator';

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  wal_level: 'logical',
  max_connections: '60',
  // Nothing here has to survive the machine. What survives a crash of the process does so without.
  fsync: 'off',
  full_page_writes: 'off',
  wal_receiver_timeout: '2s',
  wal_retrieve_retry_interval: '100ms',
};

/** What a server holds when a test file gets it. */
export interface PreparedServer {
  /** One for each content. */
  readonly name: string;
  readonly prepare: (server: PostgresServer) => Promise<void>;
}

/** A PostgreSQL server on loopback, of the version that is deployed, in a directory of its own. */
export class PostgresServer {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly directory: string,
    private readonly programs: string,
    readonly port: number,
  ) {}

  /**
   * Creates a server and starts it: a copy of one that is made once in a run of the tests. Stop it with `destroy`.
   * @param prepared what is to be in it. @default - nothing but the administrator
   */
  static async create(prepared?: PreparedServer): Promise<PostgresServer> {
    let made = await madeOnceInRun('postgres', async (directory) => {
      initialise(directory, await programs());
      await PostgresServer.prepare(directory, (server) =>
        server.with({}, (client) =>
          client.query(`CREATE ROLE ${ADMINISTRATOR} LOGIN CREATEROLE CREATEDB REPLICATION PASSWORD '${PASSWORD}'`),
        ),
      );
    });
    if (prepared) {
      const empty = made;
      made = await madeOnceInRun(`postgres-${prepared.name}`, async (directory) => {
        copyData(empty, directory);
        await PostgresServer.prepare(directory, (server) => prepared.prepare(server));
      });
    }
    const own = mkdtempSync(join(tmpdir(), 'postgres-'));
    copyData(made, own);
    return PostgresServer.startIn(own);
  }

  private static async startIn(directory: string): Promise<PostgresServer> {
    const server = new PostgresServer(directory, await programs(), await freePort());
    await server.start();
    return server;
  }

  private static async prepare(directory: string, work: (server: PostgresServer) => Promise<unknown>): Promise<void> {
    const server = await PostgresServer.startIn(directory);
    try {
      await work(server);
    } finally {
      await server.stop();
    }
  }

  async start(): Promise<void> {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(
      join(this.programs, 'postgres'),
      ['-D', join(this.directory, 'data'), '-p', String(this.port), ...flags],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: this.directory, ...unprivileged() },
    );
    this.process = child;
    process.once('exit', () => child.kill('SIGQUIT'));
    await new Promise<void>((resolve, reject) => {
      let log = '';
      child.stderr.on('data', (chunk: Buffer) => {
        log = (log + chunk.toString('utf8')).slice(-4_000);
        if (log.includes('ready to accept connections')) resolve();
      });
      child.once('exit', () => reject(new Error(`PostgreSQL ended: ${log}`)));
    });
  }

  /** Ends the server as if it had crashed: it recovers from its log when it starts again. */
  crash(): Promise<void> {
    return this.stop('SIGQUIT');
  }

  /** Ends the server; what it holds stays. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (child?.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  async destroy(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** How to connect, as the superuser of the database `postgres` unless told otherwise. */
  config(options: ClientConfig = {}): ClientConfig {
    return {
      host: '127.0.0.1',
      port: this.port,
      user: SUPERUSER,
      password: PASSWORD,
      database: 'postgres',
      ...options,
    };
  }

  /** As `config`, for the role that Amazon RDS gives the administrator. */
  administrator(database: string): ClientConfig {
    return this.config({ user: ADMINISTRATOR, database });
  }

  /** The same as a URL. */
  url(options: ClientConfig): string {
    const { user = '', password, database = '' } = this.config(options);
    return `postgresql://${user}:${String(password)}@127.0.0.1:${this.port}/${database}`;
  }

  /** An open connection, which the caller ends. */
  async connect(options: ClientConfig = {}): Promise<Client> {
    const client = new Client(this.config(options));
    await client.connect();
    return client;
  }

  /** Work with a connection that is ended after it. */
  async with<T>(options: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
    const client = await this.connect(options);
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Roles of IAM get a password for the tests: IAM is Amazon RDS's. */
  async setPasswords(roles: readonly string[]): Promise<void> {
    await this.with({}, async (client) => {
      for (const role of roles) await client.query(`ALTER ROLE ${role} PASSWORD '${PASSWORD}'`);
    });
  }
}

/** The folder of the programs, where a copy of them is made once in a run if there must be one. */
async function programs(): Promise<string> {
  const room = await madeOnceInRun('postgres-programs', (directory) => {
    writeFileSync(join(directory, 'path'), relative(directory, postgresPrograms(directory)));
  });
  return join(room, readFileSync(join(room, 'path'), 'utf8'));
}

function initialise(directory: string, folder: string): void {
  chmodSync(directory, 0o777);
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, PASSWORD, { mode: 0o644 });
  // Small segments of the log: every copy of the server has one of them.
  const flags = ['--no-locale', '--encoding=UTF8', '--auth=scram-sha-256', '--wal-segsize=1', '--no-sync'];
  execFileSync(
    join(folder, 'initdb'),
    [...flags, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, `--pgdata=${join(directory, 'data')}`],
    { stdio: ['ignore', 'ignore', 'pipe'], cwd: directory, ...unprivileged() },
  );
}

/** Copies what a stopped server holds; PostgreSQL demands that it be its own user's. */
function copyData(from: string, to: string): void {
  chmodSync(to, 0o777);
  execFileSync('cp', ['-R', '-p', join(from, 'data'), to], { stdio: 'pipe', cwd: to, ...unprivileged() });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
