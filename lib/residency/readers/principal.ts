import { display } from '../resolve/text';
import { placeOfPrincipal } from './policy/principals';
import { eachText, type Reader } from './reader';

/** A principal that stands in a property of its own: an account, an identity's ARN, `*` or a service. */
export const readPrincipal: Reader = eachText((text, resource) =>
  placeOfPrincipal(/\.amazonaws\.com(?:\.cn)?$/.test(display(text)) ? 'Service' : 'AWS', text, resource),
);
