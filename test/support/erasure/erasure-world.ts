import { ConnectClient } from '@aws-sdk/client-connect';
import { AthenaClient } from '@aws-sdk/client-athena';
import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { CustomerProfilesClient } from '@aws-sdk/client-customer-profiles';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createHmac } from 'node:crypto';
import { type CaseStoreMeans } from '../../../lambda/erase-cases/case-store';
import { type ProfileDomain } from '../../../lambda/erase-profiles/profile-store';
import { type QueryMeans } from '../../../lambda/search-lake/run-query';
import { ErasedPlaces } from '../../../lambda/shared/erasure/erased-places';
import { ErasureCases } from '../../../lambda/shared/erasure/erasure-cases';
import { ErasureLedger } from '../../../lambda/shared/erasure/erasure-ledger';
import { LegalHolds } from '../../../lambda/shared/erasure/legal-holds';
import { senderOf, type SendNotice } from '../../../lambda/shared/erasure/notices';
import { type ObjectStores } from '../../../lambda/shared/erasure/object-versions';
import { PiiRegister } from '../../../lambda/shared/erasure/pii-register';
import { SubjectKeys } from '../../../lambda/shared/erasure/subject-keys';
import { type OrganisationDatabase } from '../../../lambda/shared/organisation-database';
import { type ContentPlace } from '../../../lib/domain/erasure/object-places';
import { hashedText, type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';
import { type Label, piiOf } from '../../../lib/domain/labels';
import {
  CASES_DOMAIN_ARN,
  CASES_DOMAIN_ID,
  INSTANCE_ARN,
  PROFILES_DOMAIN,
  PROFILES_DOMAIN_ARN,
  reportPlaces,
  RESULTS,
} from './connected-stores';
import { CREDENTIALS, REGION, REPLICA_REGION } from './place';
import { type TableNames } from './table-inputs';
import { type ErasureEngines } from './erasure-engines';

/** What the double of AWS KMS computes keyed hashes with. */
export const MAC_SECRET = 'never leaves AWS KMS';

/** The day on which everything happens. */
export const TODAY = new Date('2026-11-21T12:00:00Z');

/** Buckets of the tests: recordings in two Regions and under Object Lock, transcripts, the lake. */
export const places: readonly ContentPlace[] = [
  {
    bucket: 'recordings',
    region: REGION,
    locked: true,
    replica: { bucket: 'recordings-copy', region: REPLICA_REGION },
  },
  { bucket: 'transcripts', region: REGION, locked: false },
  { bucket: 'attachments', region: REGION, locked: false },
  { bucket: 'minutes', region: REGION, locked: false, minimum: { days: 1826, basis: 'MiFID II art. 16(7)' } },
  { bucket: 'lake', region: REGION, locked: false, replica: { bucket: 'lake-copy', region: REPLICA_REGION } },
  ...reportPlaces.map(({ bucket, region, locked, replica }) => ({ bucket, region, locked, replica })),
];

const contents = {
  recordings: 'call-recording',
  transcripts: 'transcript',
  attachments: 'attachment',
  minutes: 'email',
  reports: 'report',
  evaluations: 'evaluation',
  lake: 'contact-record-lake',
} as const;

/** The label of every bucket. */
export const labels: Readonly<Record<string, Label>> = Object.fromEntries(
  Object.entries(contents).map(([bucket, content]) => [
    bucket,
    {
      content,
      dataClass: content === 'contact-record-lake' ? 'contact-metadata' : 'customer-content',
      jurisdiction: 'ca',
      organisation: 'northwind',
      classification: 'protected-b',
      retentionDays: 365,
      pii: piiOf[content] ?? [],
    },
  ]),
);

/** One deployment of the erasure, and what its functions work with. */
export class ErasureWorld {
  readonly tablesClient: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly ledger: ErasureLedger;
  readonly holds: LegalHolds;
  readonly erasedPlaces: ErasedPlaces;
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
      const middleware = (next: (args: unknown) => Promise<unknown>) => (args: unknown) =>
        faults.around(() => next(args));
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
