import { abroad } from '../place';
import { display } from '../resolve/text';
import { eachText, type Reader } from './reader';

/** A CloudFront origin: whatever stands behind it is decrypted and cached at the edge. The origin's class decides. */
export const readOrigin: Reader = eachText((text) => abroad(`edge locations in front of ${display(text)}`));
