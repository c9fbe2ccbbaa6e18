import { locate } from '../locate/locate';
import { type Place, unknownPlace } from '../place';
import { display, literal, soleHole, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { type Reader, type Reading, textsOf } from './reader';

/** The address of the provider and its endpoints; an entity id that is no URL names no host. */
const ADDRESS = /\b(?:entityID|Location|ResponseLocation)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * A SAML metadata document: the hosts at which people sign in.
 *
 * @see https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf
 */
export const readSamlMetadata: Reader = (value, resource) =>
  textsOf(value).flatMap((text): readonly Reading[] => {
    if (soleHole(text)) return [{ place: unknownPlace(`the metadata in ${display(text)}`), text }];
    return addressesIn(text).map((address) => ({ place: placeOf(address, resource), text: literal(address) }));
  });

function addressesIn(text: Text): readonly string[] {
  const found = [...display(text).matchAll(ADDRESS)].map(([, double, single]) => double ?? single ?? '');
  return [...new Set(found.filter((address) => /^https?:\/\//.test(address)))];
}

function placeOf(address: string, resource: ResourceModel): Place {
  return locate(literal(address), resource.stack, 'host');
}
