/** What labelling an object takes, against the one call that sets its tags: both to a double of S3 on this machine. */
import { PutObjectTaggingCommand } from '@aws-sdk/client-s3';
import { labelContent, type LabelContentMeans } from '../lambda/label-content/label';
import { tagsOf } from '../lib/domain/labels';
import { labels } from '../test/support/erasure/erasure-places';
import { ErasureEngines } from '../test/support/erasure/erasure-world';
import { newPerson } from '../test/support/erasure/people';
import { REGION } from '../test/support/erasure/place';
import { median, numberFlag } from './measure';

const BUCKET = 'transcripts';

/** Objects that are labelled before anything is measured. */
const WARM_UP = 100;

async function run(): Promise<number> {
  const objects = numberFlag('objects', 1_000);
  const engines = await ErasureEngines.start();
  try {
    const world = await engines.world();
    const s3 = world.stores.clientFor(REGION);
    const { instance, register, subjectKeys } = world;
    const means: LabelContentMeans = { s3, instance, register, subjectKeys, labels: { ofBuckets: labels } };
    const [contactId = ''] = newPerson(world, 1).contactIds;
    const label = labels[BUCKET];
    if (!label) throw new Error(`bucket ${BUCKET} of the world has no label`);
    const TagSet = Object.entries(tagsOf(label)).map(([Key, Value]) => ({ Key, Value }));
    const labelling = (key: string, versionId: string) =>
      labelContent({ detail: { bucket: { name: BUCKET }, object: { key, 'version-id': versionId } } }, means);
    const ways = {
      'PutObjectTagging alone': (key: string, VersionId: string) =>
        s3.send(new PutObjectTaggingCommand({ Bucket: BUCKET, Key: key, VersionId, Tagging: { TagSet } })),
      'labelled (2 calls more of S3)': labelling,
      'labelled and registered (2 of Connect, 4 of DynamoDB)': labelling,
    };
    const names = Object.keys(ways) as readonly (keyof typeof ways)[];
    const times = new Map(names.map((name) => [name, [] as number[]]));
    for (let index = -WARM_UP; index < objects; index += 1) {
      // In turn, so that what else the machine does is felt by all.
      for (const name of names) {
        engines.s3.buckets.set(BUCKET, []);
        const key = `${index}/${name.includes('registered') ? contactId : 'none'}.json`;
        const { versionId } = engines.s3.put(BUCKET, key, Buffer.from('content'));
        const start = performance.now();
        await ways[name](key, versionId);
        if (index >= 0) times.get(name)?.push(performance.now() - start);
      }
    }
    const alone = median(times.get('PutObjectTagging alone') ?? []);
    process.stdout.write(`Node ${process.version}; ${objects} objects of each, one after the other; median\n`);
    for (const name of names) {
      const each = median(times.get(name) ?? []);
      process.stdout.write(
        `${name.padEnd(56)}${`${each.toFixed(2)} ms`.padStart(10)}${`${(each / alone).toFixed(1)} times`.padStart(12)}\n`,
      );
    }
    return 0;
  } finally {
    await engines.close();
  }
}

void run().then((code) => {
  process.exitCode = code;
});
