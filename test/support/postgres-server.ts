import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { postgresPrograms, unprivileged } from './postgres-programs';

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

/** A PostgreSQL server on loopback, of the version that is deployed, in a directory of its own. */
export class PostgresServer {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly directory: string,
    private readonly programs: string,
    readonly port: number,
  ) {}

  /** Creates a server and starts it. Stop it with `destroy`. */
  static async create(): Promise<PostgresServer> {
    const directory = mkdtempSync(join(tmpdir(), 'postgres-'));
    chmodSync(directory, 0o777);
    const passwordFile = join(directory, 'password');
    writeFileSync(passwordFile, PASSWORD, { mode: 0o644 });
    const flags = ['--no-sync', '--no-locale', '--encoding=UTF8', '--auth=scram-sha-256', `--username=${SUPERUSER}`];
    const programs = postgresPrograms(directory);
    execFileSync(
      join(programs, 'initdb'),
      [...flags, `--pwfile=${passwordFile}`, `--pgdata=${join(directory, 'data')}`],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: directory, ...unprivileged() },
    );
    const server = new PostgresServer(directory, programs, await freePort());
    await server.start();
    await server.with({}, (client) =>
      client.query(`CREATE ROLE ${ADMINISTRATOR} LOGIN CREATEROLE CREATEDB REPLICATION PASSWORD '${PASSWORD}'`),
    );
    return server;
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

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
