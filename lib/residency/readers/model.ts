import { inferenceProfile } from '../facts/inference-profiles';
import { locate } from '../locate/locate';
import { abroad, here, isOutside, type Place, unknownPlace } from '../place';
import { display, literalOf, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { eachText, type Reader } from './reader';

/**
 * A Bedrock model id, foundation-model ARN or inference profile. A geographic profile reaches all of its destination
 * Regions; CloudTrail does not say which one served a request, so the template is the only place to see it.
 */
export const readModel: Reader = eachText((text, resource) => placeOfModel(text, resource));

export function placeOfModel(text: Text, resource: ResourceModel): Place {
  const value = display(text);
  const profile = inferenceProfile(value);
  if (profile) {
    return profile.destinations === 'worldwide'
      ? abroad(`inference profile ${value} (any commercial Region)`)
      : {
          kind: 'located',
          regions: profile.destinations,
          title: `inference profile ${value} (${profile.destinations.join(', ')})`,
        };
  }
  const place = locate(text, resource.stack, 'name');
  if (/:application-inference-profile\//.test(value) && place.kind !== 'unknown' && literalOf(text) !== undefined) {
    return isOutside(place, resource.stack.scope) ? place : unknownPlace(`the models behind ${value}`);
  }
  return place.kind === 'here' ? here(`model ${value}, served in the stack's own Region`) : place;
}
