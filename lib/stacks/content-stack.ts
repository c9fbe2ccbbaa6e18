import { Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { ContentBucket } from '../constructs/content/content-bucket';
import { type ContentKind } from '../constructs/content/content-kind';
import { type ReplicaPlace } from '../constructs/content/replica-name';
import { type ContentAccess } from '../domain/clearance';
import { type RetentionVector } from '../domain/retention';
import { type KeysAndLogsStack } from './keys-and-logs-stack';

export interface ContentStackProps extends StackProps {
  readonly kinds: readonly ContentKind[];
  readonly keysAndLogs: KeysAndLogsStack;
  readonly retention: RetentionVector;
  readonly access: ContentAccess;
  /** Web origins from which attachments are uploaded. */
  readonly origins: readonly string[];
  /** Where the second copies go. @default - no second copy */
  readonly replica?: ReplicaPlace & { readonly keyAlias: string };
}

/** Recordings and content: one bucket for each kind that is kept. */
export class ContentStack extends Stack {
  readonly buckets: Readonly<Partial<Record<ContentKind, ContentBucket>>>;

  constructor(scope: Construct, id: string, props: ContentStackProps) {
    super(scope, id, props);
    const { keysAndLogs, retention, replica } = props;
    this.buckets = Object.fromEntries(
      props.kinds.map((kind) => [
        kind,
        new ContentBucket(this, {
          kind,
          key: keysAndLogs.contentKey,
          accessLogs: keysAndLogs.accessLogs,
          retention: retention[kind],
          access: props.access,
          replica,
          origins: kind === 'attachment' ? props.origins : undefined,
        }),
      ]),
    );
  }
}
