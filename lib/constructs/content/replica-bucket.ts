import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IBucket } from 'aws-cdk-lib/aws-s3';
import { type Construct } from 'constructs';
import { type ContentAccess } from '../../domain/clearance';
import { type Retention } from '../../domain/retention';
import { acknowledge, rulesInPacks } from '../acknowledge';
import { ResidentBucket } from '../storage/resident-bucket';
import { type ContentKind, contentFacts } from './content-kind';
import { copiedLabelDenials, readDenials } from './label-access';
import { lockDays } from './lock-days';
import { contentLifecycle } from './content-lifecycle';
import { replicaBucketName, type ReplicaPlace } from './replica-name';

export interface ReplicaBucketProps {
  readonly kind: ContentKind;
  readonly place: ReplicaPlace;
  readonly key: IKey;
  /** That of the source: S3 does not replicate what a lifecycle rule deletes, so the replica has its own rules. */
  readonly retention: Retention;
  readonly access: ContentAccess;
  readonly accessLogs: IBucket;
}

/** The second copy of one kind of content, in the disaster-recovery Region of the same jurisdiction. */
export class ReplicaBucket extends ResidentBucket {
  constructor(scope: Construct, props: ReplicaBucketProps) {
    const facts = contentFacts[props.kind];
    super(scope, facts.constructId, {
      bucketName: replicaBucketName(props.kind, props.place),
      key: props.key,
      dataClass: facts.dataClass,
      lockDays: lockDays(props.kind, props.retention),
      lifecycleRules: contentLifecycle(props.kind, props.retention),
    });
    const objects = this.arnForObjects('*');
    for (const statement of [...readDenials(this, objects, props.access), ...copiedLabelDenials(objects)]) {
      this.addToResourcePolicy(statement);
    }
    this.resource.loggingConfiguration = {
      destinationBucketName: props.accessLogs.bucketName,
      logFilePrefix: `${facts.prefix}/`,
    };
    acknowledge(this, {
      rule: rulesInPacks('S3BucketReplicationEnabled'),
      reason: 'The bucket is the second copy itself; a third copy would only keep more personal data.',
    });
  }
}
