import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type SearchLakeEnvironment } from '../../../lambda/search-lake/contract';
import { declareDataClass } from '../data-class';
import { type FunctionSurroundings } from '../node-function';
import { ContactRecordTable } from './contact-record-table';
import { type ErasedBucket, type ErasedContent } from './erased-content';
import { DELETE_VERSIONS, ErasureFunction, LONGEST, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';
import { QueryResultBucket } from './query-result-bucket';

export interface LakeSearchProps extends FunctionSurroundings {
  readonly stage: string;
  readonly content: ErasedContent;
  /** The lake among the content. */
  readonly lake: ErasedBucket;
  readonly tables: ErasureTables;
  readonly key: IKey;
  readonly accessLogs: IBucket;
}

/** A query that reads more is stopped: a lake of this size has many more records than one of a contact centre. */
const MOST_BYTES_PER_QUERY = 1024 ** 4;

/**
 * Finds records of a subject that the register does not know, by Amazon Athena. The workgroup alone says where results
 * go, and under which key; no client can say otherwise.
 */
export class LakeSearch extends Construct {
  readonly handler: ErasureFunction;

  constructor(scope: Construct, id: string, props: LakeSearchProps) {
    super(scope, id);
    const { stage, content, lake, tables, key } = props;
    const { region, partition, account } = Stack.of(this);
    const results = new QueryResultBucket(this, 'Results', { key, accessLogs: props.accessLogs });
    const workGroup = `${stage}-erasure`;
    const table = new ContactRecordTable(this, 'ContactRecords', { stage, lake: lake.bucket });
    const group = new CfnWorkGroup(this, 'WorkGroup', {
      name: workGroup,
      description: `Searches the lake of ${stage} for data subjects`,
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: MOST_BYTES_PER_QUERY,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${results.bucketName}/results/`,
          expectedBucketOwner: account,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: key.keyArn },
        },
      },
    });
    group.applyRemovalPolicy(RemovalPolicy.DESTROY);
    declareDataClass(group, 'contact-metadata');
    this.handler = new ErasureFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'search-lake',
      description: 'Asks the lake for records of a data subject',
      environment: {
        CASES_TABLE: tables.cases.tableName,
        REGISTER_TABLE: tables.register.tableName,
        WORKGROUP: workGroup,
        DATABASE: table.databaseName,
        TABLE: table.tableName,
        RESULT_BUCKET: results.bucketName,
        LAKE_BUCKET: lake.bucket.bucketName,
        LAKE_REGION: region,
        LAKE_DAYS: String(lake.retention.days),
      } satisfies SearchLakeEnvironment,
      timeout: LONGEST,
      memoryMiB: 1024,
      calledBy: 'workflow',
      statements: [
        ...onTable(tables.cases, key, ['GetItem']),
        ...onTable(tables.register, key, ['Query', 'UpdateItem']),
        new PolicyStatement({
          actions: [
            'athena:StartQueryExecution',
            'athena:GetQueryExecution',
            'athena:GetQueryResults',
            'athena:StopQueryExecution',
          ],
          resources: [`arn:${partition}:athena:${region}:${account}:workgroup/${workGroup}`],
        }),
        new PolicyStatement({
          actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetPartitions'],
          resources: [...table.catalogArns],
        }),
        ...content.lists(),
        ...content.objects(['s3:GetObject'], 'contact-record-lake'),
        content.useOfKey(this, ['kms:Decrypt']),
        new PolicyStatement({
          actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'],
          resources: [results.bucketArn],
        }),
        new PolicyStatement({
          actions: [
            's3:GetObject',
            's3:PutObject',
            ...DELETE_VERSIONS,
            's3:AbortMultipartUpload',
            's3:ListMultipartUploadParts',
          ],
          resources: [results.arnForObjects('*')],
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
        }),
      ],
      objectsOf: [...content.ofKind('contact-record-lake'), results],
    });
  }
}
