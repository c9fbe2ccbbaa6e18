import { Duration, Stack } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type DeliverDisclosureEnvironment } from '../../../lambda/deliver-disclosure/contract';
import { type DiscloseSubjectEnvironment } from '../../../lambda/disclose-subject/contract';
import { type ExtendDisclosureEnvironment } from '../../../lambda/extend-disclosure/contract';
import { type WatchDisclosuresEnvironment } from '../../../lambda/watch-disclosures/contract';
import { type AccessRegime } from '../../domain/disclosure/access-regime';
import { DISCLOSURES_BY_STATUS } from '../../domain/disclosure/disclosure-case';
import { type ProcessingStatement } from '../../domain/disclosure/record-of-processing';
import { profilesDomainArn } from '../contact-centre/customer-profiles';
import { type ErasedContent } from '../erasure/erased-content';
import { ErasureFunction, hashes, LONGEST, onContacts, onTable } from '../erasure/erasure-function';
import { type ErasureTables } from '../erasure/erasure-tables';
import { type NoticeMail } from '../erasure/notice-mail';
import { type UserDatabase } from '../erasure/user-row-eraser';
import { type FunctionSurroundings } from '../node-function';
import { DisclosureBucket } from './disclosure-bucket';
import { packedStatement } from './packed-statement';
import { type PrivacyTables } from './privacy-tables';
import { UserDataReader } from './user-data-reader';

export interface SubjectDisclosureProps extends FunctionSurroundings {
  readonly stage: string;
  readonly regime: AccessRegime;
  readonly statement: ProcessingStatement;
  /** Days that an answer can be fetched. */
  readonly exportDays: number;
  readonly content: ErasedContent;
  readonly instance: CfnInstance;
  readonly users: UserDatabase;
  /** Name of the Customer Profiles domain. @default - there is none */
  readonly profilesDomain?: string;
  /** Id of the Amazon Connect Cases domain. @default - there is none */
  readonly casesDomainId?: string;
  /** The PII register, and the key of the table. */
  readonly register: ErasureTables['register'];
  readonly registerKey: IKey;
  readonly subjectKey: IKey;
  /** @default - the privacy contact hands answers over */
  readonly mail?: NoticeMail;
  readonly tables: PrivacyTables;
  readonly key: IKey;
  readonly accessLogs: IBucket;
}

/** Seconds that a link is good for. */
const LINK_SECONDS = 900;

/** Answers requests for disclosure in one Region, and gives links to the answers. */
export class SubjectDisclosure extends Construct {
  readonly disclose: ErasureFunction;
  private readonly shared: FunctionSurroundings;
  private readonly bucket: DisclosureBucket;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: SubjectDisclosureProps,
  ) {
    super(scope, id);
    const { key, accessLogs, exportDays: days } = props;
    this.shared = { logKey: props.logKey, logRetentionDays: props.logRetentionDays };
    this.bucket = new DisclosureBucket(this, 'Answers', { key, days, linkSeconds: LINK_SECONDS, accessLogs });
    this.disclose = this.discloseSubject(
      new UserDataReader(this, 'Users', { ...this.shared, ...props.users, subjectKey: props.subjectKey }),
    );
    this.deliverDisclosure();
    this.extendDisclosure();
    this.watchDisclosures();
  }

  private discloseSubject({ handler }: UserDataReader): ErasureFunction {
    const { content, instance, register, registerKey, subjectKey, tables, key } = this.props;
    const { profilesDomain, casesDomain, below, statements } = this.surroundings();
    const disclose = new ErasureFunction(this, 'Disclose', {
      ...this.shared,
      name: 'disclose-subject',
      description: 'Answers a verified request for disclosure',
      environment: {
        DISCLOSURES_TABLE: tables.disclosures.tableName,
        REGISTER_TABLE: register.tableName,
        CONSENT_TABLE: tables.consents.tableName,
        SUBJECT_KEY_ID: subjectKey.keyArn,
        INSTANCE_ARN: instance.attrArn,
        ...(profilesDomain !== undefined && { PROFILES_DOMAIN_ARN: profilesDomain }),
        ...(casesDomain !== undefined && { CASES_DOMAIN_ARN: casesDomain }),
        DISCLOSURE_BUCKET: this.bucket.bucketName,
        READ_USER_DATA_FUNCTION: handler.functionName,
        REGIME: JSON.stringify(this.props.regime),
        PROCESSING: packedStatement(this.props.statement),
        EXPORT_DAYS: String(this.props.exportDays),
      } satisfies DiscloseSubjectEnvironment,
      timeout: LONGEST,
      memoryMiB: 1024,
      calledBy: 'requests',
      withoutDeadLetterQueue:
        'What is called asynchronously is noted in the table first; the daily schedule calls it again, and an alarm tells of errors.',
      // It calls itself until the answer is written, and stops when a whole invocation finds nothing more.
      recursiveLoop: RecursiveLoop.ALLOW,
      statements: [
        ...onTable(tables.disclosures, key, ['PutItem', 'GetItem', 'UpdateItem']),
        ...onTable(tables.consents, key, ['Query']),
        ...onTable(register, registerKey, ['Query']),
        ...content.lists(),
        ...content.objects(['s3:GetObject']),
        content.useOfKey(this, ['kms:Decrypt']),
        new PolicyStatement({
          actions: ['s3:PutObject'],
          resources: [this.bucket.arnForObjects('disclosures/*'), this.bucket.arnForObjects('collected/*')],
        }),
        new PolicyStatement({ actions: ['s3:GetObject'], resources: [this.bucket.arnForObjects('collected/*')] }),
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
        this.useOfKeyByS3(['kms:Decrypt', 'kms:GenerateDataKey']),
        new PolicyStatement({ actions: ['connect:SearchContacts'], resources: [instance.attrArn] }),
        onContacts(instance, ['DescribeContact', 'GetContactAttributes']),
        hashes(subjectKey),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.functionArn] }),
        ...statements,
      ],
      objectsOf: content.ofKind(),
      prefixesOf: [
        { bucket: this.bucket, prefix: 'disclosures/' },
        { bucket: this.bucket, prefix: 'collected/' },
      ],
      contactsOf: instance,
      below,
      ...(casesDomain !== undefined && { partsOf: { instance, parts: ['file'] } }),
    });
    new ManagedPolicy(this, 'CarryOn', {
      roles: disclose.role ? [disclose.role] : [],
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [disclose.functionArn] })],
    });
    return disclose;
  }

  /** Rights to read profiles and cases, as far as there are any. */
  private surroundings() {
    const { instance, profilesDomain: name, casesDomainId } = this.props;
    if (name === undefined) return { statements: [] };
    const { partition, region, account } = Stack.of(this);
    const profilesDomain = profilesDomainArn(this, name);
    const casesDomain =
      casesDomainId === undefined ? undefined : `arn:${partition}:cases:${region}:${account}:domain/${casesDomainId}`;
    return {
      profilesDomain,
      casesDomain,
      statements: [
        new PolicyStatement({
          actions: ['profile:SearchProfiles', 'profile:ListProfileObjectTypes', 'profile:ListProfileObjects'],
          resources: [profilesDomain, `${profilesDomain}/object-types/*`],
        }),
        ...(casesDomain === undefined
          ? []
          : [
              new PolicyStatement({
                actions: [
                  'cases:SearchCases',
                  'cases:ListCasesForContact',
                  'cases:GetCase',
                  'cases:ListFields',
                  'cases:SearchRelatedItems',
                ],
                resources: [casesDomain, `${casesDomain}/*`],
              }),
              new PolicyStatement({ actions: ['connect:GetAttachedFile'], resources: [`${instance.attrArn}/file/*`] }),
            ]),
      ],
      below: {
        arns: [`${profilesDomain}/object-types`, ...(casesDomain === undefined ? [] : [casesDomain])],
        reason: 'Which profiles and cases are those of a person is known when the person asks; they are of one domain.',
      },
    };
  }

  /** Signs links. Whoever opens one reads by the rights of this role, for as long as its session lives. */
  private deliverDisclosure(): void {
    const { tables, key, mail } = this.props;
    const { region, urlSuffix } = Stack.of(this);
    new ErasureFunction(this, 'Deliver', {
      ...this.shared,
      name: 'deliver-disclosure',
      description: 'Gives a link to an answer, for some minutes',
      environment: {
        DISCLOSURES_TABLE: tables.disclosures.tableName,
        DISCLOSURE_BUCKET: this.bucket.bucketName,
        LINK_ENDPOINT: `https://s3.${region}.${urlSuffix}`,
        LINK_SECONDS: String(LINK_SECONDS),
        ...this.notice(),
      } satisfies DeliverDisclosureEnvironment,
      timeout: Duration.seconds(30),
      calledBy: 'requests',
      // The runtime has no presigner.
      bundlesSdk: true,
      statements: [
        ...onTable(tables.disclosures, key, ['GetItem', 'UpdateItem']),
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
        new PolicyStatement({ actions: ['s3:GetObject'], resources: [this.bucket.arnForObjects('disclosures/*')] }),
        this.useOfKeyByS3(['kms:Decrypt']),
        ...(mail ? [mail.sends()] : []),
      ],
      prefixesOf: [{ bucket: this.bucket, prefix: 'disclosures/' }],
    });
  }

  /** Whoever writes to people, and in whose name. */
  private notice() {
    const { statement, mail } = this.props;
    return { JURISDICTION: statement.jurisdiction, CONTROLLER: statement.controller, ...mail?.environment };
  }

  private extendDisclosure(): void {
    const { tables, key, regime, mail } = this.props;
    new ErasureFunction(this, 'Extend', {
      ...this.shared,
      name: 'extend-disclosure',
      description: 'Extends the deadline of a request for disclosure, and tells the person',
      environment: {
        DISCLOSURES_TABLE: tables.disclosures.tableName,
        REGIME: JSON.stringify(regime),
        ...this.notice(),
      } satisfies ExtendDisclosureEnvironment,
      timeout: Duration.seconds(30),
      calledBy: 'requests',
      statements: [...onTable(tables.disclosures, key, ['GetItem', 'UpdateItem']), ...(mail ? [mail.sends()] : [])],
    });
  }

  private watchDisclosures(): void {
    const { tables, key, stage } = this.props;
    const { functionName: DISCLOSE_FUNCTION, functionArn } = this.disclose;
    const watch = new ErasureFunction(this, 'Watch', {
      ...this.shared,
      name: 'watch-disclosures',
      description: 'Takes up disclosures that broke off, and measures deadlines',
      environment: {
        DISCLOSURES_TABLE: tables.disclosures.tableName,
        DISCLOSE_FUNCTION,
        STAGE: stage,
      } satisfies WatchDisclosuresEnvironment,
      timeout: Duration.minutes(1),
      calledBy: 'schedule',
      statements: [
        ...onTable(tables.disclosures, key, ['Query'], DISCLOSURES_BY_STATUS),
        ...onTable(tables.disclosures, key, ['UpdateItem']),
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
      ],
    });
    const role = new Role(this, 'SchedulerRole', {
      description: 'Calls the function that watches disclosures',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    new ManagedPolicy(this, 'SchedulerRights', {
      roles: [role],
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [watch.functionArn] })],
    });
    new CfnSchedule(this, 'Schedule', {
      description: 'Takes up disclosures that broke off, and measures deadlines',
      scheduleExpression: 'cron(30 5 * * ? *)',
      scheduleExpressionTimezone: 'UTC',
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: watch.functionArn, roleArn: role.roleArn },
    });
  }

  private useOfKeyByS3(actions: readonly string[]): PolicyStatement {
    return new PolicyStatement({
      actions: [...actions],
      resources: [this.props.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
    });
  }
}
