import { type StoredCase, startCases } from '../../../test/support/erasure/cases-double';
import { type SharedDouble } from '../shared-doubles';
import { connectRegions } from './connect-contacts';

/** The cases of every domain. A scene adds its own; their ids are never the same. */
export const cases = new Map<string, StoredCase>();

/** Amazon Connect Cases as far as an erasure asks. */
export const double: SharedDouble = {
  service: 'CONNECTCASES',
  start: (secretAccessKey) => startCases(cases, { secretAccessKey, region: connectRegions }),
};
