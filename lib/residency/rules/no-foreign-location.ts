import { defineRule } from '../rule';
import { sweepLeaf } from '../readers/document';

/** No value names a place outside the jurisdiction, in properties that no channel table knows. */
export default defineRule({
  id: 'no-foreign-location',
  title: 'No property names a Region, ARN, host or account outside the jurisdiction',
  why: 'A Region in an unknown property is still a place that data can go to; a table of channels is never complete.',
  fix: 'Name a place in a home Region, refer to AWS::Region, or tag the resource with its data class if the data may cross.',
  severity: 'S2',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html'],
  catalogue: ['G1', 'G2', 'G3', 'G5', 'G6', 'G7'],

  *observe(resource, context) {
    for (const leaf of context.unread().leaves) {
      for (const { place, text } of sweepLeaf({ ...leaf, path: '' }, resource)) {
        yield { rule: 'no-foreign-location', resource, path: leaf.path, place, text, silentWhen: ['contained'] };
      }
    }
  },
});
