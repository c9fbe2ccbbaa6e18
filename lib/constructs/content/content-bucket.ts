import { Duration } from 'aws-cdk-lib';
import { type ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type CorsRule, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type ContentAccess } from '../../domain/clearance';
import { type Retention } from '../../domain/retention';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { wildcardFinding } from '../wildcard-finding';
import { ResidentBucket } from '../storage/resident-bucket';
import { type ContentKind, contentFacts } from './content-kind';
import { labelDenials, readDenials } from './label-access';
import { lockDays } from './lock-days';
import { contentLifecycle } from './content-lifecycle';
import { type ReplicaPlace } from './replica-name';
import { replicateTo } from './replication';

export interface ContentBucketProps {
  readonly kind: ContentKind;
  readonly key: IKey;
  readonly retention: Retention;
  readonly access: ContentAccess;
  /** Bucket of the same Region that receives the access logs. */
  readonly accessLogs: IBucket;
  /** Where a second copy of every object goes. @default - no second copy */
  readonly replica?: ReplicaPlace & { readonly keyAlias: string };
  /** Web origins that upload and download in the browser. Attachments only. @default - none */
  readonly origins?: readonly string[];
}

/** The bucket of one kind of content, in the Region of the contact centre. */
export class ContentBucket extends ResidentBucket {
  readonly kind: ContentKind;
  /** First part of the object keys, without a slash at the end. */
  readonly prefix: string;

  constructor(scope: Construct, props: ContentBucketProps) {
    const facts = contentFacts[props.kind];
    const locked = lockDays(props.kind, props.retention);
    super(scope, facts.constructId, {
      key: props.key,
      dataClass: facts.dataClass,
      lockDays: locked,
      lifecycleRules: [
        ...contentLifecycle(props.kind, props.retention),
        ...(props.kind === 'attachment' ? [stagingRule(facts.prefix)] : []),
      ],
      cors: props.origins === undefined ? undefined : [browserAccess(props.origins)],
    });
    const objects = this.arnForObjects('*');
    for (const statement of [...readDenials(this, objects, props.access), ...labelDenials(objects, props.kind)]) {
      this.addToResourcePolicy(statement);
    }
    this.kind = props.kind;
    this.prefix = facts.prefix;
    this.resource.loggingConfiguration = {
      destinationBucketName: props.accessLogs.bucketName,
      logFilePrefix: `${facts.prefix}/`,
    };
    // Every new object is labelled. The construct's own option would deploy a function to set this one property.
    this.resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    if (props.replica) {
      replicateTo(this, this.resource, {
        ...props.replica,
        kind: props.kind,
        key: props.key,
        locked: locked !== undefined,
      });
    } else {
      acknowledge(this, {
        rule: rulesInPacks('S3BucketReplicationEnabled'),
        reason:
          'The deployment definition asks for no second copy: content stays in the one Region of its contact centre.',
      });
    }
  }

  /** Lets the identities of a policy add objects, and nothing else. */
  grantDelivery(policy: ManagedPolicy): void {
    this.encryptionKey?.grant(policy, 'kms:Decrypt', 'kms:GenerateDataKey');
    policy.addStatements(
      new PolicyStatement({
        actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
        resources: [this.arnForObjects('*')],
      }),
      new PolicyStatement({
        actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        resources: [this.bucketArn],
      }),
    );
    acknowledge(policy, {
      rule: wildcardFinding(policy, this, this.bucketArn),
      reason: 'The delivery names its objects by time; it may add any object to this one bucket, and read none.',
    });
  }
}

/**
 * Amazon Connect checks an attachment in a staging area before it becomes visible.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/enable-attachments.html
 */
function stagingRule(prefix: string) {
  return { id: 'Staging', prefix: `${prefix}/staging`, expiration: Duration.days(1) };
}

function browserAccess(origins: readonly string[]): CorsRule {
  return {
    allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
    allowedOrigins: [...origins],
    allowedHeaders: ['*'],
    maxAge: Duration.hours(1).toSeconds(),
  };
}
