import { locate } from '../locate/locate';
import { here, isOutside, unknownPlace } from '../place';
import { display } from '../resolve/text';
import { eachText, type Reader } from './reader';

/** A Region code. */
export const readRegion: Reader = eachText((text, resource) => locate(text, resource.stack, 'region'));

/** An ARN; a bare name or id is in the stack's own account and Region. */
export const readArn: Reader = eachText((text, resource) => locate(text, resource.stack, 'arn'));

/** A bucket by name, ARN or address. */
export const readBucket: Reader = eachText((text, resource) => locate(text, resource.stack, 'bucket'));

/** A URL, connection string or host name. */
export const readHost: Reader = eachText((text, resource) => locate(text, resource.stack, 'host'));

/** An account id, or an ARN that holds one. */
export const readAccount: Reader = eachText((text, resource) => locate(text, resource.stack, 'account'));

/** A mailbox or a telephone. */
const PERSON = /^(?:mailto:)?[^@\s:/]+@[^@\s/]+$|^\+?\d[\d\s-]+$/;

/** Where a subscription delivers: an ARN, a URL, or a person who is told of something. */
export const readAddress: Reader = eachText((text, resource) => {
  const value = display(text);
  return PERSON.test(value) ? here(`${value}, a person`) : locate(text, resource.stack, 'arn');
});

/** A KMS key. A multi-Region key can have replicas anywhere. */
export const readKey: Reader = eachText((text, resource) => {
  const value = display(text);
  const place = locate(text, resource.stack, 'arn');
  if (/(^|\/)mrk-/.test(value) && (place.kind === 'here' || place.kind === 'located')) {
    return isOutside(place, resource.stack.scope) ? place : unknownPlace(`replicas of the multi-Region key ${value}`);
  }
  return value.startsWith('alias/') ? here(`${value}, a key of the stack's own account and Region`) : place;
});
