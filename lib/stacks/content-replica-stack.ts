import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type ContentKind } from '../constructs/content/content-kind';
import { ReplicaBucket } from '../constructs/content/replica-bucket';
import { type ReplicaPlace } from '../constructs/content/replica-name';
import { type ContentAccess } from '../domain/clearance';
import { type RetentionVector } from '../domain/retention';
import { type KeysAndLogsStack } from './keys-and-logs-stack';

export interface ContentReplicaStackProps extends StackProps {
  readonly kinds: readonly ContentKind[];
  readonly place: ReplicaPlace;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly retention: RetentionVector;
  readonly access: ContentAccess;
}

/** The second copies of recordings and content. Deployed before their sources, which name the buckets. */
export class ContentReplicaStack extends Stack {
  constructor(scope: Construct, id: string, props: ContentReplicaStackProps) {
    super(scope, id, props);
    for (const kind of props.kinds) {
      new ReplicaBucket(this, {
        kind,
        place: props.place,
        key: props.keysAndLogs.contentKey,
        accessLogs: props.keysAndLogs.accessLogs,
        retention: props.retention[kind],
        access: props.access,
      });
    }
  }
}
