import { ConnectClient } from '@aws-sdk/client-connect';
import { AthenaClient } from '@aws-sdk/client-athena';
import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { DynamoDBClient, CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createHmac, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { type CaseStoreMeans } from '../../../lambda/erase-cases/case-store';
import { type ProfileDomain } from '../../../lambda/shared/erasure/profile-domain';
import { type QueryMeans } from '../../../lambda/search-lake/run-query';
import { ErasedPlaces } from '../../../lambda/shared/erasure/erased-places';
import { ErasureCases } from '../../../lambda/shared/erasure/erasure-cases';
import { ErasureLedger } from '../../../lambda/shared/erasure/erasure-ledger';
import { LegalHolds } from '../../../lambda/shared/erasure/legal-holds';
import { senderOf, type SendNotice } from '../../../lambda/shared/erasure/notices';
import { type ObjectStores } from '../../../lambda/shared/erasure/object-versions';
import { PiiRegister } from '../../../lambda/shared/erasure/pii-register';
import { SubjectKeys } from '../../../lambda/shared/erasure/subject-keys';
import { IdentifierVault } from '../../../lambda/shared/identifiers/identifier-vault';
import { OrganisationDatabase } from '../../../lambda/shared/organisation-database';
import { hashedText, type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';
import {
  CASES_DOMAIN_ARN,
  CASES_DOMAIN_ID,
  INSTANCE_ARN,
  PROFILES_DOMAIN,
  PROFILES_DOMAIN_ARN,
  RESULTS,
  ConnectedStores,
} from './connected-stores';
import { CREDENTIALS, REGION, REPLICA_REGION } from './place';
import { type TableNames, tableInputs } from './table-inputs';
import { Pool } from 'pg';
import { type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { type PostgresServer } from '../postgres-server';
import { startConnectContacts, type StoredContact, type StoredFile } from './connect-contacts';
import { type DynamoDbEngine, startDynamoDb } from './dynamodb-engine';
import { Faults, InjectedFault } from './faults';
import { startKms } from './kms-double';
import { type Call, type Next, partialAnswer } from './partial-answers';
import { S3Double } from './s3-double';
import { type SentMail, startMail } from './ses-double';
import { MAC_SECRET, TODAY, places } from './erasure-places';

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
    private readonly tables: DynamoDbEngine,
    private readonly server: PostgresServer | undefined,
  ) {}

  /** @param server a migrated database, when rows of users are of the test */
  static async start(server?: PostgresServer): Promise<ErasureEngines> {
    const contacts = new Map<string, StoredContact>();
    const signing = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const s3 = await S3Double.start();
    const files = new Map<string, StoredFile>();
    const mails: SentMail[] = [];
    const [tables, connected, connect, kms, ses] = await Promise.all([
      startDynamoDb(),
      ConnectedStores.start(s3, files),
      startConnectContacts(contacts, undefined, { files, s3 }),
      startKms({ macSecret: MAC_SECRET, signingKey: signing.privateKey }),
      startMail(mails),
    ]);
    return new ErasureEngines(contacts, connected, signing, s3, connect, kms, ses, mails, tables, server);
  }

  get tablesEndpoint(): string {
    return this.tables.endpoint;
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
      identifiers: `identifiers-${this.worlds}`,
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
        faults.around({
          make: () => database?.forOrganisation(id, work) ?? Promise.reject(new Error('no database here')),
          // Of a transaction nothing is done when it does not come to its end.
          makePartly: async () =>
            database?.forOrganisation(id, async (transaction) => {
              await work(transaction);
              throw new InjectedFault('partial');
            }) ?? Promise.reject(new Error('no database here')),
        }),
    };
  }
}

/** One deployment of the erasure, and what its functions work with. */
export class ErasureWorld {
  readonly tablesClient: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly ledger: ErasureLedger;
  readonly holds: LegalHolds;
  readonly erasedPlaces: ErasedPlaces;
  /** What the tokens of the database stand for. */
  readonly vault: IdentifierVault;
  readonly erasedPlaceDays = 1096;
  readonly wording = { JURISDICTION: 'ca', CONTROLLER: 'Northwind Inc.' } as const;
  /** `undefined`: the deployment has no sender. */
  send: SendNotice | undefined;
  readonly subjectKeys: SubjectKeys;
  readonly instance: { readonly client: ConnectClient; readonly instanceId: string };
  readonly stores: ObjectStores;
  readonly profiles: ProfileDomain;
  readonly caseMeans: Omit<CaseStoreMeans, 'register'>;
  readonly query: QueryMeans;
  readonly receipts: { readonly client: S3Client; readonly bucket: string };
  readonly signing: { readonly client: KMSClient; readonly keyId: string };
  readonly database: Pick<OrganisationDatabase, 'forOrganisation'>;
  /** A restored database is another one of the server, by the first label of its host. */
  readonly restoredDatabase = (host: string): Pick<OrganisationDatabase, 'forOrganisation'> =>
    this.engines.database(host.split('.')[0]);
  readonly place = { stage: 'ca-prod', region: REGION, jurisdiction: 'ca' };
  now = (): Date => TODAY;

  constructor(
    readonly engines: ErasureEngines,
    readonly tables: TableNames,
  ) {
    const { faults, kms, connect, s3, ses, tablesEndpoint } = engines;
    const faulty = <Client extends { middlewareStack: { add(middleware: never, options: never): void } }>(
      client: Client,
    ): Client => {
      const middleware =
        (next: Next, { commandName = '' }: { commandName?: string }) =>
        (call: Call) => {
          const part = partialAnswer(commandName);
          return faults.around({ make: () => next(call), ...(part && { makePartly: () => part(call, next) }) });
        };
      client.middlewareStack.add(middleware as never, { step: 'initialize', priority: 'high' } as never);
      return client;
    };
    const settings = (endpoint: string, region = REGION) => ({
      endpoint,
      region,
      credentials: CREDENTIALS,
      maxAttempts: 1,
    });
    this.tablesClient = faulty(new DynamoDBClient(settings(tablesEndpoint)));
    this.documents = DynamoDBDocumentClient.from(this.tablesClient, {
      marshallOptions: { removeUndefinedValues: true },
    });
    this.cases = new ErasureCases(this.documents, tables.cases);
    this.register = new PiiRegister(this.documents, tables.register);
    this.ledger = new ErasureLedger(this.documents, tables.ledger, 'ca-prod');
    this.holds = new LegalHolds(this.documents, tables.holds);
    this.vault = new IdentifierVault(this.tablesClient, tables.identifiers);
    this.erasedPlaces = new ErasedPlaces(this.documents, tables.erasedPlaces);
    this.send = senderOf({ ...this.wording, NOTICE_SENDER: 'privacy@northwind.example' }, () =>
      faulty(new SESv2Client(settings(ses.endpoint))),
    );
    const kmsClient = faulty(new KMSClient(settings(kms.endpoint)));
    this.subjectKeys = new SubjectKeys(kmsClient, 'mac-key');
    this.signing = { client: kmsClient, keyId: 'signing-key' };
    this.instance = { client: faulty(new ConnectClient(settings(connect.endpoint))), instanceId: 'instance' };
    const s3Clients = new Map(
      [REGION, REPLICA_REGION].map((region) => [region, faulty(new S3Client(settings(s3.endpoint, region)))]),
    );
    const clientFor = (region: string): S3Client => {
      const client = s3Clients.get(region);
      if (!client) throw new Error(`no S3 in ${region}`);
      return client;
    };
    this.stores = { buckets: places, clientFor };
    const { profilesDouble, casesDouble, athena } = engines.connected;
    this.profiles = {
      client: faulty(new CustomerProfilesClient(settings(profilesDouble.endpoint))),
      domain: PROFILES_DOMAIN,
    };
    this.caseMeans = {
      domain: {
        client: faulty(new ConnectCasesClient(settings(casesDouble.endpoint))),
        domainId: CASES_DOMAIN_ID,
        arn: CASES_DOMAIN_ARN,
        profilesArn: PROFILES_DOMAIN_ARN,
      },
      files: { ...this.instance, instanceArn: INSTANCE_ARN },
      buckets: places,
    };
    this.query = {
      client: faulty(new AthenaClient(settings(athena.endpoint))),
      workGroup: 'erasure',
      database: 'lake',
      results: { bucket: RESULTS, region: REGION },
      stores: this.stores,
      now: () => this.now(),
      pause: () => Promise.resolve(),
    };
    this.receipts = { client: clientFor(REGION), bucket: 'receipts' };
    this.database = engines.database();
  }

  /** The keyed hash of an identifier, computed without the service. */
  keyOf(identifier: SubjectIdentifier): string {
    return createHmac('sha256', MAC_SECRET).update(hashedText(identifier)).digest('hex');
  }

  /** Writes an item past everything that checks. */
  async put(table: keyof TableNames, item: Record<string, unknown>): Promise<void> {
    await this.documents.send(new PutCommand({ TableName: this.tables[table], Item: item }));
  }

  /** Every item of a table, in one order. */
  async items(table: keyof TableNames): Promise<readonly Record<string, unknown>[]> {
    const { Items = [] } = await this.documents.send(new ScanCommand({ TableName: this.tables[table] }));
    return Items.map((item) => ({
      text: JSON.stringify(item, (_, value: unknown) => (value instanceof Set ? [...value].sort() : value)),
      item,
    }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ item }) => item);
  }
}
