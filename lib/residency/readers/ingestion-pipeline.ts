import { locate } from '../locate/locate';
import { type Leaf, leavesOf, sweepLeaf } from './document';
import { type Reader, type Reading } from './reader';

/**
 * A pipeline of OpenSearch Ingestion: every place that it names, and where its sinks write.
 *
 * @see https://docs.aws.amazon.com/opensearch-service/latest/developerguide/creating-pipeline.html
 */
export const readIngestionPipeline: Reader = (value, resource) =>
  leavesOf(value).flatMap((leaf): readonly Reading[] => {
    const expects = isInSink(leaf) ? EXPECTED[leaf.key] : undefined;
    if (!expects) return sweepLeaf(leaf, resource);
    return [{ place: locate(leaf.text, resource.stack, expects), text: leaf.text, path: leaf.path }];
  });

const EXPECTED: Readonly<Record<string, 'host' | 'bucket'>> = {
  hosts: 'host',
  url: 'host',
  endpoint: 'host',
  bucket: 'bucket',
};

function isInSink({ path }: Leaf): boolean {
  return /(?:^|\.)sink(?:\[|\.)/.test(path);
}
