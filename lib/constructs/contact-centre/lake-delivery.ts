import { Duration, Size, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IStream } from 'aws-cdk-lib/aws-kinesis';
import {
  Compression,
  DeliveryStream,
  EnableLogging,
  KinesisStreamSource,
  LambdaFunctionProcessor,
  S3Bucket,
} from 'aws-cdk-lib/aws-kinesisfirehose';
import { Construct } from 'constructs';
import { type IFunction } from 'aws-cdk-lib/aws-lambda';
import { type DataClass } from '../../domain/data-class';
import { UNMASKED_PREFIX } from '../../domain/labels';
import { acknowledge } from '../acknowledge';
import { declareDataClass } from '../data-class';
import { type ContentBucket } from '../content/content-bucket';
import { EncryptedLogGroup, type EncryptedLogGroupProps } from '../logs/encrypted-log-group';

export interface LakeDeliveryProps {
  readonly source: IStream;
  readonly lake: ContentBucket;
  /** Folder of the lake, such as `contact-records`. */
  readonly folder: string;
  readonly dataClass: DataClass;
  /** Function that every record goes through, and that ends its line. What it refuses goes to the prefix of errors. */
  readonly transformation: IFunction;
  /** Key and days of the log of what could not be delivered. */
  readonly logs: Pick<EncryptedLogGroupProps, 'key' | 'retentionDays'>;
}

/** Lambda takes and returns 6 MB at most, in base64: a batch this small fits whatever its records are. */
const BATCH = Size.mebibytes(1);
const BATCH_INTERVAL = Duration.minutes(1);

/** Delivers a stream to the lake, compressed, in folders by day. */
export class LakeDelivery extends Construct {
  constructor(scope: Construct, id: string, props: LakeDeliveryProps) {
    super(scope, id);
    const errors = new EncryptedLogGroup(this, 'Errors', { ...props.logs, dataClass: 'operational-log' });
    const role = new Role(this, 'Role', {
      description: `Delivers ${props.folder} to the lake`,
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [new PolicyStatement({ actions: ['logs:PutLogEvents'], resources: [errors.logGroupArn] })],
    });
    props.source.grantRead(policy);
    props.lake.grantDelivery(policy);
    policy.addStatements(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [props.transformation.functionArn] }),
    );
    const granted = role.withoutPolicyUpdates();
    const delivery = new DeliveryStream(this, 'Stream', {
      source: new KinesisStreamSource(props.source),
      role: granted,
      destination: new S3Bucket(props.lake, {
        role: granted,
        encryptionKey: props.lake.encryptionKey,
        compression: Compression.GZIP,
        bufferingInterval: Duration.minutes(5),
        bufferingSize: Size.mebibytes(64),
        dataOutputPrefix: `${props.folder}/!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `${UNMASKED_PREFIX}${props.folder}/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        processors: [
          new LambdaFunctionProcessor(props.transformation, { bufferSize: BATCH, bufferInterval: BATCH_INTERVAL }),
        ],
        loggingConfig: new EnableLogging(errors),
      }),
    });
    delivery.node.addDependency(policy);
    acknowledge(delivery, {
      rule: 'AwsSolutions-KDF1',
      reason: 'Data Firehose takes no key of its own when its source is a stream; the stream is encrypted with one.',
    });
    declareDataClass(delivery, props.dataClass);
  }
}
