import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { type LiveResource } from '../../residency/live/live-account';
import { auditActions } from '../audit-actions';
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
 * Every bucket of the account. One of another Region is known by its name and Region, unless another jurisdiction looks after
 * that Region.
 */
export const buckets: Collector = {
  name: 'buckets',
  actions: auditActions.buckets,
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
  if (found[0] || reading.unread.some(({ of }) => of.id === name)) return;
  // It can have been deleted meanwhile, which the next audit knows; until then nobody knows what it is.
  const of = { type: BUCKET, id: name, region: context.region };
  reading.unread.push({
    of,
    what: 'its configuration',
    reason: 'it is listed, and AWS Cloud Control does not find it',
  });
}
