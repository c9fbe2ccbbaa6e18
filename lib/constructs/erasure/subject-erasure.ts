import { Stack } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type DiscoverSubjectEnvironment } from '../../../lambda/discover-subject/contract';
import { type EraseContactsEnvironment } from '../../../lambda/erase-contacts/contract';
import { type EraseObjectsEnvironment } from '../../../lambda/erase-objects/contract';
import { type RecordErasureEnvironment } from '../../../lambda/record-erasure/contract';
import { type VerifyErasureEnvironment } from '../../../lambda/verify-erasure/contract';
import { type FunctionSurroundings } from '../node-function';
import { type ErasedContent } from './erased-content';
import { ErasureAnswers } from './erasure-answers';
import {
  DELETE_VERSIONS,
  ErasureFunction,
  hashes,
  LONGEST,
  onContacts,
  onEvaluations,
  onTable,
} from './erasure-function';
import { type ErasureTables } from './erasure-tables';
import { ErasureWorkflow } from './erasure-workflow';
import { LakeSearch } from './lake-search';
import { type NoticeMail } from './notice-mail';
import { type ReceiptBucket } from './receipt-bucket';
import { StoreErasers } from './store-erasers';
import { UserRowEraser, type UserDatabase } from './user-row-eraser';

export interface SubjectErasureProps extends FunctionSurroundings {
  readonly stage: string;
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
  readonly content: ErasedContent;
  readonly instance: CfnInstance;
  readonly users: UserDatabase;
  readonly tables: ErasureTables;
  readonly receipts: ReceiptBucket;
  readonly key: IKey;
  readonly subjectKey: IKey;
  readonly receiptKey: IKey;
  /** Bucket that receives the access logs. */
  readonly accessLogs: IBucket;
  /** Name of the Customer Profiles domain. @default - there is none */
  readonly profilesDomain?: string;
  /** Id of the Amazon Connect Cases domain. @default - there is none */
  readonly casesDomainId?: string;
  /** Days that the ledger, and what it erased, is kept. */
  readonly ledgerDays: number;
  /** The legal entity that answers. */
  readonly controller: string;
  /** @default - the privacy contact gives the answers */
  readonly mail?: NoticeMail;
}

/** Erases a data subject in one Region: the functions, each with the rights to its own store, and their workflow. */
export class SubjectErasure extends Construct {
  readonly workflow: ErasureWorkflow;
  /** Knows the database of organisations, and those that are restored from it. */
  readonly userRows: ErasureFunction;
  private readonly shared: FunctionSurroundings;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SubjectErasureProps,
  ) {
    super(scope, id);
    const { tables, key, stage } = props;
    this.shared = { logKey: props.logKey, logRetentionDays: props.logRetentionDays };
    const users = new UserRowEraser(this, 'Users', {
      ...this.shared,
      ...props.users,
      tables,
      key,
      subjectKey: props.subjectKey,
    });
    const { content, instance, accessLogs, profilesDomain, casesDomainId } = props;
    const stores = new StoreErasers(this, 'Stores', {
      ...this.shared,
      tables,
      key,
      content,
      instance,
      profilesDomain,
      casesDomainId,
    });
    const [lake] = content.buckets.filter(({ bucket }) => bucket.kind === 'contact-record-lake');
    const search =
      lake && new LakeSearch(this, 'Lake', { ...this.shared, stage, content, lake, tables, key, accessLogs });
    this.userRows = users.handler;
    const { applyHolds, notifyRequester } = new ErasureAnswers(this, 'Answers', { ...this.shared, ...props });
    this.workflow = new ErasureWorkflow(this, 'Workflow', {
      ...this.shared,
      stage,
      key,
      cases: tables.cases,
      functions: {
        discoverSubject: this.discoverSubject().functionArn,
        applyHolds: applyHolds.functionArn,
        eraseObjects: this.eraseObjects().functionArn,
        eraseContacts: this.eraseContacts().functionArn,
        eraseUserRows: users.handler.functionArn,
        verifyErasure: this.verifyErasure().functionArn,
        recordErasure: this.recordErasure().functionArn,
        searchLake: search?.handler.functionArn,
        eraseReports: stores.eraseReports?.functionArn,
        eraseProfiles: stores.eraseProfiles?.functionArn,
        eraseCases: stores.eraseCases?.functionArn,
        notifyRequester: notifyRequester.functionArn,
      },
    });
  }

  private discoverSubject(): ErasureFunction {
    const { tables, key, subjectKey, instance } = this.props;
    return new ErasureFunction(this, 'DiscoverSubject', {
      ...this.shared,
      name: 'discover-subject',
      description: 'Looks for everything of a data subject',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        REGISTER_TABLE: tables.register.tableName,
        SUBJECT_KEY_ID: subjectKey.keyArn,
        INSTANCE_ID: instance.attrId,
      } satisfies DiscoverSubjectEnvironment,
      timeout: LONGEST,
      calledBy: 'workflow',
      statements: [
        ...onTable(tables.cases, key, ['GetItem', 'UpdateItem']),
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        new PolicyStatement({ actions: ['connect:SearchContacts'], resources: [instance.attrArn] }),
        onContacts(instance, ['DescribeContact', 'GetContactAttributes']),
        hashes(subjectKey),
      ],
      contactsOf: instance,
    });
  }

  private eraseObjects(): ErasureFunction {
    const { tables, key, content } = this.props;
    const actions = [...DELETE_VERSIONS, 's3:GetObjectRetention', 's3:GetObjectLegalHold'];
    return new ErasureFunction(this, 'EraseObjects', {
      ...this.shared,
      name: 'erase-objects',
      description: 'Erases objects in every version, and records out of objects of the lake',
      environment: {
        REGISTER_TABLE: tables.register.tableName,
        BUCKETS: Stack.of(this).toJsonString(content.places(this)),
      } satisfies EraseObjectsEnvironment,
      timeout: LONGEST,
      memoryMiB: 1024,
      calledBy: 'workflow',
      statements: [
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        ...content.lists(),
        // Not s3:BypassGovernanceRetention: a lock is a legal minimum.
        ...content.objects(actions),
        ...content.objects(
          ['s3:GetObject', 's3:GetObjectVersionTagging', 's3:PutObject', 's3:PutObjectTagging', 's3:RestoreObject'],
          'contact-record-lake',
        ),
        content.useOfKey(this, ['kms:Decrypt', 'kms:GenerateDataKey']),
      ],
      objectsOf: content.ofKind(),
      // It writes objects of the lake again, with their labels.
      duty: 'erasure',
      ...this.onCopies(actions),
    });
  }

  private eraseContacts(): ErasureFunction {
    const { tables, key, instance } = this.props;
    return new ErasureFunction(this, 'EraseContacts', {
      ...this.shared,
      name: 'erase-contacts',
      description: 'Takes the customer out of contacts of Amazon Connect',
      environment: {
        REGISTER_TABLE: tables.register.tableName,
        INSTANCE_ID: instance.attrId,
      } satisfies EraseContactsEnvironment,
      timeout: LONGEST,
      calledBy: 'workflow',
      // DeleteContactData is newer than the SDK of the runtime may be.
      bundlesSdk: true,
      statements: [
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        onContacts(instance, [
          'DescribeContact',
          'GetContactAttributes',
          'UpdateContactAttributes',
          'DeleteContactData',
        ]),
        onEvaluations(instance, ['ListContactEvaluations', 'DeleteContactEvaluation']),
      ],
      contactsOf: instance,
      partsOf: { instance, parts: ['contact-evaluation'] },
    });
  }

  private verifyErasure(): ErasureFunction {
    const { tables, key, content, instance, subjectKey } = this.props;
    return new ErasureFunction(this, 'VerifyErasure', {
      ...this.shared,
      name: 'verify-erasure',
      description: 'Looks in the stores whether what was erased is gone',
      environment: {
        REGISTER_TABLE: tables.register.tableName,
        SUBJECT_KEY_ID: subjectKey.keyArn,
        INSTANCE_ID: instance.attrId,
        BUCKETS: Stack.of(this).toJsonString(content.places(this)),
      } satisfies VerifyErasureEnvironment,
      timeout: LONGEST,
      memoryMiB: 1024,
      calledBy: 'workflow',
      statements: [
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        ...content.lists(),
        ...content.objects(['s3:GetObjectVersion'], 'contact-record-lake'),
        content.useOfKey(this, ['kms:Decrypt']),
        onContacts(instance, ['DescribeContact', 'GetContactAttributes']),
        onEvaluations(instance, ['ListContactEvaluations']),
        hashes(subjectKey),
      ],
      objectsOf: content.ofKind('contact-record-lake'),
      contactsOf: instance,
      partsOf: { instance, parts: ['contact-evaluation'] },
      ...this.onCopies([]),
    });
  }

  private recordErasure(): ErasureFunction {
    const { tables, key, receipts, receiptKey, stage, jurisdiction } = this.props;
    const { region } = Stack.of(this);
    return new ErasureFunction(this, 'RecordErasure', {
      ...this.shared,
      name: 'record-erasure',
      description: 'Writes the ledger and signs the receipt of an erasure',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        REGISTER_TABLE: tables.register.tableName,
        LEDGER_TABLE: tables.ledger.tableName,
        ERASED_PLACES_TABLE: tables.erasedPlaces.tableName,
        ERASED_PLACE_DAYS: String(this.props.ledgerDays),
        RECEIPT_BUCKET: receipts.bucketName,
        SIGNING_KEY_ID: receiptKey.keyArn,
        STAGE: stage,
        REGION: region,
        JURISDICTION: jurisdiction,
      } satisfies RecordErasureEnvironment,
      timeout: LONGEST,
      memoryMiB: 1024,
      calledBy: 'workflow',
      statements: [
        ...onTable(tables.cases, key, ['GetItem', 'UpdateItem']),
        ...onTable(tables.register, key, ['Query', 'UpdateItem', 'DeleteItem']),
        // Neither change nor deletion: the ledger is added to.
        ...onTable(tables.ledger, key, ['GetItem', 'Query', 'PutItem']),
        ...onTable(tables.erasedPlaces, key, ['BatchWriteItem']),
        new PolicyStatement({ actions: ['s3:PutObject'], resources: [receipts.arnForObjects('*')] }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
        }),
        new PolicyStatement({ actions: ['kms:Sign'], resources: [receiptKey.keyArn] }),
      ],
      objectsOf: [receipts],
    });
  }

  /** Rights in the Region of the second copies, if there are any. */
  private onCopies(actions: readonly string[]) {
    const statements = this.props.content.copies(this, actions);
    if (statements.length === 0) return {};
    return {
      crossRegion: {
        statements,
        reason:
          'Second copies are in the other Region of the same jurisdiction; S3 replicates no deletion of a version.',
      },
      copiesOf: actions.length === 0 ? [] : this.props.content.copyArns(this),
    };
  }
}
