import { hasChannels } from '../channel-observer';
import { resourceRole } from '../facts/resource-types';
import { unknownPlace } from '../place';
import { defineRule } from '../rule';

/** Every resource type is classified, so that a new kind of store cannot slip in unseen. */
export default defineRule({
  id: 'resource-type-known',
  title: 'Every resource type is one that the analyser knows',
  why: 'A type that nobody has classified may hold data, or copy it, in ways that no rule reads.',
  fix: 'Classify the type in lib/residency/facts/resource-types, with its channels if it has any.',
  severity: 'S2',
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html',
  ],
  catalogue: ['G8'],

  *observe(resource) {
    if (resourceRole(resource.type) !== 'unknown' || hasChannels(resource.type)) return;
    yield {
      rule: 'resource-type-known',
      resource,
      path: '',
      place: unknownPlace(resource.type, `nobody has classified what ${resource.type} holds or moves`),
    };
  },
});
