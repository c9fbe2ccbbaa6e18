import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IConstruct } from 'constructs';
import { type ContentPlace, type ReportPlace } from '../../domain/erasure/object-places';
import { type Retention } from '../../domain/retention';
import { type ContentBucket } from '../content/content-bucket';
import { contentFacts, type ContentKind } from '../content/content-kind';
import { lockDays } from '../content/lock-days';
import { replicaBucketName, type ReplicaPlace } from '../content/replica-name';

/** A bucket of content, as the erasure knows it. */
export interface ErasedBucket {
  readonly bucket: ContentBucket;
  readonly retention: Retention;
}

const LISTS = ['s3:ListBucket', 's3:ListBucketVersions'];

/** Every bucket of content of a Stage, and where their second copies are. */
export class ErasedContent {
  constructor(
    readonly buckets: readonly ErasedBucket[],
    readonly key: IKey,
    private readonly replica?: ReplicaPlace,
  ) {}

  /** What decides about the objects of every bucket. */
  places(scope: IConstruct, kinds?: readonly ContentKind[]): readonly ContentPlace[] {
    const { region } = Stack.of(scope);
    const { replica } = this;
    return this.ofKinds(kinds).map(({ bucket, retention }) => ({
      bucket: bucket.bucketName,
      region,
      locked: lockDays(bucket.kind, retention) !== undefined,
      ...(replica && { replica: { bucket: replicaBucketName(bucket.kind, replica), region: replica.region } }),
      ...(retention.minimumDays !== undefined && {
        // The first basis is the wish or the default; the laws follow.
        minimum: { days: retention.minimumDays, basis: retention.basis.slice(1).join('; ') || 'minimum retention' },
      }),
    }));
  }

  /** Buckets that are searched, because nothing in the key of an object tells whose it is. */
  reportPlaces(scope: IConstruct): readonly ReportPlace[] {
    return (['report', 'evaluation'] as const).flatMap((category) =>
      this.ofKinds([category]).flatMap(({ retention: { days } }) =>
        this.places(scope, [category]).map((place) => ({ ...place, category, days })),
      ),
    );
  }

  /** Label of the objects of every bucket, without what is the same for all. */
  labels(classification: { readonly content: string; readonly metadata: string }) {
    return this.buckets.map(({ bucket, retention }) => {
      const { dataClass } = contentFacts[bucket.kind];
      return {
        bucket: bucket.bucketName,
        content: bucket.kind,
        dataClass,
        classification: dataClass === 'customer-content' ? classification.content : classification.metadata,
        retentionDays: retention.days,
      };
    });
  }

  /** Rights to actions on the objects of these buckets, or of those of one kind. */
  objects(actions: readonly string[], kind?: ContentBucket['kind']): readonly PolicyStatement[] {
    const buckets = this.ofKind(kind);
    if (buckets.length === 0) return [];
    return [
      new PolicyStatement({ actions: [...actions], resources: buckets.map((bucket) => bucket.arnForObjects('*')) }),
    ];
  }

  private ofKinds(kinds?: readonly ContentKind[]): readonly ErasedBucket[] {
    return this.buckets.filter(({ bucket }) => kinds?.includes(bucket.kind) ?? true);
  }

  /** The buckets whose objects a right is about. */
  ofKind(kind?: ContentBucket['kind']): readonly ContentBucket[] {
    return this.buckets.map(({ bucket }) => bucket).filter((bucket) => kind === undefined || bucket.kind === kind);
  }

  /** Right to list objects and versions of every bucket. Who may not list is told 403 of what is not there. */
  lists(): readonly PolicyStatement[] {
    if (this.buckets.length === 0) return [];
    const resources = this.buckets.map(({ bucket }) => bucket.bucketArn);
    return [new PolicyStatement({ actions: LISTS, resources })];
  }

  /** Right to use the key of the objects through S3. */
  useOfKey(scope: IConstruct, actions: readonly string[]): PolicyStatement {
    return new PolicyStatement({
      actions: [...actions],
      resources: [this.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(scope).region}.amazonaws.com` } },
    });
  }

  /** Rights on the second copies: to list their versions, and to what is named on their objects. */
  copies(scope: IConstruct, actions: readonly string[], kinds?: readonly ContentKind[]): readonly PolicyStatement[] {
    const arns = this.copyArns(scope, kinds);
    if (arns.length === 0) return [];
    return [
      new PolicyStatement({ actions: LISTS, resources: [...arns] }),
      ...(actions.length === 0
        ? []
        : [new PolicyStatement({ actions: [...actions], resources: arns.map((arn) => `${arn}/*`) })]),
    ];
  }

  copyArns(scope: IConstruct, kinds?: readonly ContentKind[]): readonly string[] {
    const { replica } = this;
    if (!replica) return [];
    const { partition } = Stack.of(scope);
    return this.ofKinds(kinds).map(({ bucket }) => `arn:${partition}:s3:::${replicaBucketName(bucket.kind, replica)}`);
  }
}
