import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { once } from 'node:events';
import { type Server } from 'node:http';
import { Pool } from 'pg';
import { type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { OrganisationDatabase } from '../../../lambda/shared/organisation-database';
import { type PostgresServer } from '../postgres-server';
import { startConnectContacts, type StoredContact, type StoredFile } from './connect-contacts';
import { ConnectedStores, RESULTS } from './connected-stores';
import { Faults } from './faults';
import { startKms } from './kms-double';
import { CREDENTIALS, REGION } from './place';
import { S3Double } from './s3-double';
import { type SentMail, startMail } from './ses-double';
import { tableInputs } from './table-inputs';
import { ErasureWorld, MAC_SECRET, places } from './erasure-world';
/** Engines and doubles that a test file starts once. */
export class ErasureEngines {
  readonly faults = new Faults();
  private worlds = 0;
  private readonly pools = new Map<string, Pool>();

  private constructor(
    readonly contacts: Map<string, StoredContact>,
    readonly connected: ConnectedStores,
    /** What signs receipts, and what verifies them. */
    readonly signing: KeyPairKeyObjectResult,
    readonly s3: S3Double,
    readonly connect: ProtocolDouble,
    readonly kms: ProtocolDouble,
    readonly ses: ProtocolDouble,
    /** What Amazon SES has taken, in its order. */
    readonly mails: SentMail[],
    private readonly tables: Server,
    readonly tablesEndpoint: string,
    private readonly server: PostgresServer | undefined,
  ) {}

  /** @param server a migrated database, when rows of users are of the test */
  static async start(server?: PostgresServer): Promise<ErasureEngines> {
    const contacts = new Map<string, StoredContact>();
    const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const tables = dynalite({ createTableMs: 0 });
    tables.listen(0, '127.0.0.1');
    await once(tables, 'listening');
    const address = tables.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const s3 = await S3Double.start();
    const files = new Map<string, StoredFile>();
    const mails: SentMail[] = [];
    const [connected, connect, kms, ses] = await Promise.all([
      ConnectedStores.start(s3, files),
      startConnectContacts(contacts, undefined, { files, s3 }),
      startKms({ macSecret: MAC_SECRET, signingKey: signing.privateKey }),
      startMail(mails),
    ]);
    const endpoint = `http://127.0.0.1:${port}`;
    return new ErasureEngines(contacts, connected, signing, s3, connect, kms, ses, mails, tables, endpoint, server);
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
    await Promise.all([
      this.connected.close(),
      this.s3.close(),
      this.connect.close(),
      this.kms.close(),
      this.ses.close(),
    ]);
    this.tables.close();
  }

  /** Empty buckets, no contacts, and tables of its own. */
  async world(): Promise<ErasureWorld> {
    this.worlds += 1;
    this.s3.buckets.clear();
    this.s3.replicas.clear();
    this.contacts.clear();
    this.connected.clear();
    this.mails.splice(0);
    this.faults.clear();
    this.s3.refusals = 0;
    for (const { bucket, replica } of places) {
      this.s3.buckets.set(bucket, []);
      if (replica) {
        this.s3.buckets.set(replica.bucket, []);
        this.s3.replicas.set(bucket, replica.bucket);
      }
    }
    for (const bucket of ['receipts', RESULTS]) this.s3.buckets.set(bucket, []);
    const names = {
      cases: `cases-${this.worlds}`,
      register: `register-${this.worlds}`,
      ledger: `ledger-${this.worlds}`,
      holds: `holds-${this.worlds}`,
      erasedPlaces: `erased-places-${this.worlds}`,
    };
    const client = new DynamoDBClient({ endpoint: this.tablesEndpoint, region: REGION, credentials: CREDENTIALS });
    await Promise.all(tableInputs(names).map((input) => client.send(new CreateTableCommand(input))));
    client.destroy();
    return new ErasureWorld(this, names);
  }

  /** A database of the server, if there is one, with faults between its transactions. */
  database(name = 'organisation'): Pick<OrganisationDatabase, 'forOrganisation'> {
    const { server, faults } = this;
    const pool =
      this.pools.get(name) ??
      (server && new Pool({ ...server.config({ user: 'application', database: name }), max: 4 }));
    if (pool && !this.pools.has(name)) {
      pool.on('error', () => undefined);
      this.pools.set(name, pool);
    }
    const database = pool && new OrganisationDatabase(pool);
    return {
      forOrganisation: (id, work) =>
        faults.around(() => database?.forOrganisation(id, work) ?? Promise.reject(new Error('no database here'))),
    };
  }
}
