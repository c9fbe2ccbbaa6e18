import { type StoredProfile, startProfiles } from '../../../test/support/erasure/profiles-double';
import { type SharedDouble } from '../shared-doubles';
import { connectRegions } from './connect-contacts';

/** The profiles of every domain. A scene adds its own; their ids are never the same. */
export const profiles = new Map<string, StoredProfile>();

/** Amazon Connect Customer Profiles as far as an erasure asks. */
export const double: SharedDouble = {
  service: 'CUSTOMER_PROFILES',
  start: (secretAccessKey) => startProfiles(profiles, { secretAccessKey, region: connectRegions }),
};
