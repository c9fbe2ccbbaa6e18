import { documentClient } from '../erasure/clients';
import { DisclosureCases } from './disclosure-cases';

/** The disclosures of the function's own Region. */
export function disclosuresOf(table: string): DisclosureCases {
  return new DisclosureCases(documentClient(), table);
}
