import { isPersonalAttribute } from '../facts/personal-attributes';
import { placeOfRegion } from '../locate/locate';
import { unknownPlace } from '../place';
import { display, literalOf } from '../resolve/text';
import { type Reader, textsAt, textsOf } from './reader';

/** An attribute of a global table: when its name says that it is personal, every replica gets personal data. */
export const readAttributeName: Reader = (value, resource) =>
  textsOf(value)
    .filter((text) => isPersonalAttribute(literalOf(text) ?? ''))
    .flatMap((text) =>
      textsAt(resource, 'Replicas[].Region').map((region) => {
        const code = literalOf(region);
        const place = code === undefined ? unknownPlace(`Region ${display(region)}`) : placeOfRegion(code);
        return { place, text };
      }),
    );
