import { type AthenaPlace, startAthena } from '../../../test/support/erasure/athena-double';
import { type SharedDouble } from '../shared-doubles';
import { connectRegions } from './connect-contacts';

/** Where queries of a Region read and write. A scene says it when the buckets are there. */
export const lakes = new Map<string, AthenaPlace>();

/** Amazon Athena as far as it is asked for objects of the lake. */
export const double: SharedDouble = {
  service: 'ATHENA',
  start: (secretAccessKey) =>
    startAthena(
      (region) => {
        const lake = lakes.get(region);
        if (lake === undefined) throw new Error(`nobody has said where the lake of ${region} is`);
        return lake;
      },
      { secretAccessKey, region: connectRegions },
    ),
};
