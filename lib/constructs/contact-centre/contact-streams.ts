import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ArnPrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type DataClass } from '../../domain/data-class';
import { acknowledge } from '../acknowledge';
import { declareDataClass } from '../data-class';
import { RegionalKey } from '../keys/regional-key';

export interface ContactStreamsProps {
  readonly instance: CfnInstance;
  /** Name of the key without `alias/`. */
  readonly keyAlias: string;
  /** Hours that a record can be read from a stream, 24 to 8760. */
  readonly retentionHours: number;
}

/** The Kinesis streams of an instance, and the key that the instance itself may encrypt them with. */
export class ContactStreams extends Construct {
  readonly key: RegionalKey;
  private readonly retention: Duration;

  constructor(scope: Construct, id: string, props: ContactStreamsProps) {
    super(scope, id);
    this.retention = Duration.hours(props.retentionHours);
    this.key = new RegionalKey(this, 'Key', {
      description: 'Streams of contact records, agent events and analysis segments',
      alias: props.keyAlias,
      services: ['kinesis'],
      statements: [
        new PolicyStatement({
          sid: 'InstanceWritesToStreams',
          principals: [new ArnPrincipal(props.instance.attrServiceRole)],
          actions: ['kms:GenerateDataKey'],
          resources: ['*'],
          conditions: { StringEquals: { 'kms:ViaService': `kinesis.${Stack.of(this).region}.amazonaws.com` } },
        }),
      ],
    });
  }

  /** A stream for one type of record. */
  addStream(id: string, dataClass: DataClass): Stream {
    const stream = new Stream(this, id, {
      streamMode: StreamMode.ON_DEMAND,
      encryption: StreamEncryption.KMS,
      encryptionKey: this.key,
      retentionPeriod: this.retention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(stream, {
      rule: 'AwsSolutions-KDS3',
      reason: 'The key of AWS for Kinesis would do for encryption, but not for a key policy that holds the Region.',
    });
    declareDataClass(stream, dataClass);
    return stream;
  }
}
