import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { type LiveResource } from '../../residency/live/live-account';
import { type CollectContext, type Collector, type Page } from '../collector';
import { mapConcurrently, Reading } from '../reading';
import { describeResource } from './cloud-control';

const BUCKET = 'AWS::S3::Bucket';
const POLICY = 'AWS::S3::BucketPolicy';
const COMPUTED = ['Arn', 'DomainName', 'DualStackDomainName', 'RegionalDomainName', 'WebsiteURL'];
/** Buckets of a page: what an interrupted audit reads again at most. */
const PAGE = 200;
const AT_ONCE = 16;

/**
 * Every bucket of the account. One of another Region is known by its name and Region, unless that Region has an audit of
 * its own.
 */
export const buckets: Collector = {
  name: 'buckets',
  actions: [
    'cloudformation:GetResource',
    's3:GetAccelerateConfiguration',
    's3:GetAnalyticsConfiguration',
    's3:GetBucketAbac',
    's3:GetBucketCORS',
    's3:GetBucketLogging',
    's3:GetBucketMetadataTableConfiguration',
    's3:GetBucketNotification',
    's3:GetBucketObjectLockConfiguration',
    's3:GetBucketOwnershipControls',
    's3:GetBucketPolicy',
    's3:GetBucketPublicAccessBlock',
    's3:GetBucketTagging',
    's3:GetBucketVersioning',
    's3:GetBucketWebsite',
    's3:GetEncryptionConfiguration',
    's3:GetIntelligentTieringConfiguration',
    's3:GetInventoryConfiguration',
    's3:GetLifecycleConfiguration',
    's3:GetMetricsConfiguration',
    's3:GetReplicationConfiguration',
    's3:ListAllMyBuckets',
    's3:ListTagsForResource',
  ],
  collect: collectBuckets,
};

async function* collectBuckets(context: CollectContext, from: string | undefined): AsyncGenerator<Page> {
  const { clients, region, auditedElsewhere } = context;
  let token = from;
  do {
    const reading = new Reading();
    const list = await reading.attempt(
      { type: BUCKET, id: 'every bucket', region },
      'the list of buckets',
      's3:ListAllMyBuckets',
      () => clients.s3.send(new ListBucketsCommand({ MaxBuckets: PAGE, ContinuationToken: token })),
    );
    await mapConcurrently(list?.Buckets ?? [], AT_ONCE, async ({ Name, BucketRegion }) => {
      if (Name === undefined) return;
      if (BucketRegion !== undefined && BucketRegion !== region) {
        if (auditedElsewhere.includes(BucketRegion)) return;
        reading.resources.push({ type: BUCKET, id: Name, region: BucketRegion, properties: { BucketName: Name } });
        return;
      }
      await describeBucket(context, reading, Name);
    });
    token = list?.ContinuationToken;
    yield { ...reading, next: token };
  } while (token !== undefined);
}

async function describeBucket(context: CollectContext, reading: Reading, name: string): Promise<void> {
  const found: readonly (LiveResource | undefined)[] = [
    await describeResource(context, reading, BUCKET, name, COMPUTED),
    await describeResource(context, reading, POLICY, name, []),
  ];
  for (const resource of found) if (resource) reading.resources.push(resource);
}
