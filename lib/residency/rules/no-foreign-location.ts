import { unknownPlace } from '../place';
import { sweepLeaf } from '../readers/document';
import { display, literalOf } from '../resolve/text';
import { defineRule } from '../rule';

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
      if (leaf.path === 'ServiceToken') continue; // Rule custom-resource-stays-home reads it.
      const seen = { rule: 'no-foreign-location', resource, path: leaf.path, silentWhen: ['contained'] as const };
      for (const { place, text } of sweepLeaf({ ...leaf, path: '' }, resource)) yield { ...seen, place, text };
      if (namesADestinationRegion(leaf.key, resource.type) && literalOf(leaf.text) === undefined) {
        yield { ...seen, place: unknownPlace(`Region ${display(leaf.text)}`), text: leaf.text };
      }
    }
  },
});

/** A property of AWS's own types that is a Region by its name, and not the one that data comes from. */
function namesADestinationRegion(key: string, type: string): boolean {
  return type.startsWith('AWS::') && /^(?!Source|Origin|Home).*Regions?(?:Name|Code)?$/.test(key);
}
