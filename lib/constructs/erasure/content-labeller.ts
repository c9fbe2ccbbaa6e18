import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type LabelContentEnvironment } from '../../../lambda/label-content/contract';
import { declareDataClass } from '../data-class';
import { type FunctionSurroundings } from '../node-function';
import { type ErasedContent } from './erased-content';
import { ErasureFunction, hashes, onContacts, onTable } from './erasure-function';
import { type ErasureTables } from './erasure-tables';

export interface ContentLabellerProps extends FunctionSurroundings {
  readonly stage: string;
  /** What the label of every object says. */
  readonly label: { readonly jurisdiction: string; readonly organisation: string };
  /** Level of what people say and write, and of everything else. */
  readonly classification: { readonly content: string; readonly metadata: string };
  readonly content: ErasedContent;
  readonly instance: CfnInstance;
  readonly tables: ErasureTables;
  readonly key: IKey;
  readonly subjectKey: IKey;
}

const TIMEOUT = Duration.minutes(2);
/** AWS: six times the timeout of the function. */
const VISIBILITY = Duration.minutes(12);
/** How often a message is tried before it goes to the dead-letter queue. */
const TRIES = 5;

/**
 * Labels every object within seconds of its creation: S3 tells EventBridge, a queue keeps the event until a function has
 * tagged the object and registered whose it is. What fails five times waits in a dead-letter queue for 14 days.
 */
export class ContentLabeller extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly handler: ErasureFunction;
  /** JSON: the label of the objects of every bucket. */
  readonly labels: string;

  constructor(scope: Construct, id: string, props: ContentLabellerProps) {
    super(scope, id);
    const { content, instance, tables, key } = props;
    const stack = Stack.of(this);
    this.deadLetters = this.queueOf('DeadLetters', key, {});
    this.queue = this.queueOf('Queue', key, {
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    this.labels = stack.toJsonString({
      ...props.label,
      unmasked: props.classification.content,
      buckets: content.labels(props.classification),
    });
    this.handler = new ErasureFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'label-content',
      description: 'Labels objects and registers whose they are',
      environment: {
        REGISTER_TABLE: tables.register.tableName,
        SUBJECT_KEY_ID: props.subjectKey.keyArn,
        INSTANCE_ID: instance.attrId,
        STAGE: props.stage,
        LABELS: this.labels,
      } satisfies LabelContentEnvironment,
      timeout: TIMEOUT,
      memoryMiB: 1024,
      calledBy: 'queue',
      statements: [
        ...content.lists(),
        ...content.objects([
          's3:GetObject',
          's3:GetObjectVersion',
          's3:GetObjectVersionTagging',
          's3:PutObjectVersionTagging',
        ]),
        content.useOfKey(this, ['kms:Decrypt']),
        ...onTable(tables.register, key, ['UpdateItem']),
        onContacts(instance, ['DescribeContact', 'GetContactAttributes']),
        hashes(props.subjectKey),
        new PolicyStatement({
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [this.queue.queueArn],
        }),
        new PolicyStatement({
          actions: ['kms:Decrypt'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `sqs.${stack.region}.amazonaws.com` } },
        }),
      ],
      objectsOf: content.ofKind(),
      contactsOf: instance,
      duty: 'labelling',
    });
    const mapping = new CfnEventSourceMapping(this, 'Source', {
      functionName: this.handler.functionName,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: 10 },
    });
    const rights = this.node.tryFindChild('FunctionRights');
    if (rights) mapping.node.addDependency(rights);
    // EventBridge takes no empty list.
    if (content.buckets.length > 0) this.listen(content);
  }

  private listen(content: ErasedContent): void {
    new Rule(this, 'ObjectCreated', {
      description: 'New objects of content, to be labelled',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: content.ofKind().map(({ bucketName }) => bucketName) } },
      },
      targets: [new SqsQueue(this.queue)],
    });
  }

  private queueOf(id: string, key: IKey, props: ConstructorParameters<typeof Queue>[2]): Queue {
    const queue = new Queue(this, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
    // Keys of objects, which hold ids of contacts.
    declareDataClass(queue, 'contact-metadata');
    return queue;
  }
}
