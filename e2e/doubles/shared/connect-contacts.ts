import { type StoredContact, startConnectContacts } from '../../../test/support/erasure/connect-contacts';
import { type SharedDouble } from '../shared-doubles';

/** Regions of the example's instances. */
export const connectRegions: readonly string[] = ['ca-central-1', 'us-east-1', 'eu-central-1'];

/** The contacts of every instance. A scene adds its own; their ids are never the same. */
export const contacts = new Map<string, StoredContact>();

/** Amazon Connect as far as it is asked for contacts, in the Regions of the example. */
export const double: SharedDouble = {
  service: 'CONNECT',
  start: (secretAccessKey) => startConnectContacts(contacts, { secretAccessKey, region: connectRegions }),
};
