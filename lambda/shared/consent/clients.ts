import { documentClient } from '../erasure/clients';
import { ConsentRecords } from './consent-records';

/** The consent table of the function's own Region. */
export function consentsOf(table: string): ConsentRecords {
  return new ConsentRecords(documentClient(), table);
}
