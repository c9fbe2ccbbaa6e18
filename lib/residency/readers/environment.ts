import { locateHole } from '../locate/locate';
import { placeOfUrl } from '../locate/host';
import { placeOfHost } from '../facts/hosts';
import { display } from '../resolve/text';
import { readDocument } from './document';
import { type Reader, textsOf } from './reader';

const URL = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\//i;
const HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?$/i;

/**
 * One environment variable. Code does with it what it wants, so a URL whose place nobody can tell is unproven;
 * a bare word is silent unless it is a host name that tells its place.
 */
export const readEnvironment: Reader = (value, resource) => [
  ...textsOf(value).flatMap((text) => {
    const shown = display(text);
    if (URL.test(shown)) return [{ place: placeOfUrl(text, resource.stack, locateHole), text }];
    const known = HOST.test(shown) ? placeOfHost(shown.replace(/:\d+$/, '').toLowerCase()) : { kind: 'unknown' };
    return known.kind === 'unknown' ? [] : [{ place: placeOfUrl(text, resource.stack, locateHole), text }];
  }),
  ...readDocument(value, resource),
];
