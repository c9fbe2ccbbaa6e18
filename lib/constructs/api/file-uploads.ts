import { Duration, Stack, Tags } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type OfferUploadEnvironment } from '../../../lambda/offer-upload/contract';
import { clearanceTags, type LabelDuty } from '../../domain/clearance';
import { type Label } from '../../domain/labels';
import { type Retention } from '../../domain/retention';
import { shorterRetentionsFor } from '../../domain/upload';
import { acknowledge } from '../acknowledge';
import { type ContentBucket } from '../content/content-bucket';
import { type FunctionSurroundings, NodeFunction } from '../node-function';
import { wildcardFinding } from '../wildcard-finding';

export interface FileUploadsProps extends FunctionSurroundings {
  readonly bucket: ContentBucket;
  /** Key of the bucket. */
  readonly key: IKey;
  readonly subjectKey: IKey;
  readonly retention: Retention;
  readonly label: Pick<Label, 'jurisdiction' | 'classification'>;
}

/** Lets applications bring files, each under the label that it declared. The role signs; it reads no file and lists none. */
export class FileUploads extends Construct {
  readonly handler: NodeFunction;

  constructor(scope: Construct, id: string, props: FileUploadsProps) {
    super(scope, id);
    const { bucket, key, subjectKey, retention } = props;
    const stack = Stack.of(this);
    this.handler = new NodeFunction(this, 'Function', {
      logKey: props.logKey,
      logRetentionDays: props.logRetentionDays,
      name: 'offer-upload',
      description: 'Offers applications a place for a file',
      environment: {
        BUCKET: bucket.bucketName,
        PREFIX: bucket.prefix,
        CONTENT_KEY_ARN: key.keyArn,
        SUBJECT_KEY_ID: subjectKey.keyArn,
        ACCOUNT: stack.account,
        LABEL: JSON.stringify({ ...props.label, retentionDays: retention.days }),
        SHORTER_RETENTIONS: JSON.stringify(shorterRetentionsFor(retention)),
      } satisfies OfferUploadEnvironment,
      timeout: Duration.seconds(10),
      calledBy: 'requests',
      // AWS names the clients of the SDK as part of the runtime, and not what signs addresses.
      bundlesSdk: true,
    });
    const { role } = this.handler;
    const objects = bucket.arnForObjects(`${bucket.prefix}/*`);
    const policy = new ManagedPolicy(this, 'Rights', {
      roles: role ? [role] : [],
      statements: [
        new PolicyStatement({ actions: ['s3:PutObject', 's3:PutObjectTagging'], resources: [objects] }),
        new PolicyStatement({
          actions: ['kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${stack.region}.amazonaws.com` } },
        }),
        new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [subjectKey.keyArn] }),
      ],
    });
    acknowledge(policy, {
      rule: wildcardFinding(policy, bucket, bucket.bucketArn).replace('/*]', `/${bucket.prefix}/*]`),
      reason: 'Every file gets a key of its own when it is offered a place; all of them are in this one bucket.',
    });
    const duty: LabelDuty = 'upload';
    if (role) Tags.of(role).add(clearanceTags.duty, duty);
  }
}
