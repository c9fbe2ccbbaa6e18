import { countryOfPhoneNumber } from '../facts/telephone-codes';
import { here, type Place, unknownPlace } from '../place';
import { display, type Text } from '../resolve/text';
import { eachText, type Reader } from './reader';

/** A telephone number in E.164: the country of its code. A number without `+` is dialled within the country. */
export const readPhoneNumber: Reader = eachText((text) => placeOfPhoneNumber(text));

export function placeOfPhoneNumber(text: Text): Place {
  const [first] = text.parts;
  const shown = display(text);
  if (first === undefined) return here('an empty value');
  if (typeof first !== 'string' || first.startsWith('$')) return unknownPlace(`telephone ${shown}`);
  const digits = first.replace(/[\s().-]/g, '');
  if (!digits.startsWith('+')) return here(`${shown}, dialled within the country`);
  const found = countryOfPhoneNumber(digits.slice(1));
  if (found === 'freephone') return here(`freephone number ${shown}`);
  return found === undefined
    ? unknownPlace(`telephone ${shown}`)
    : { kind: 'country', country: found, title: `telephone ${shown}` };
}
