import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type ShownRequest } from './contract';

/** A case without the person. */
export function shown(erasureCase: ErasureCase): ShownRequest {
  return Object.fromEntries(
    Object.entries(erasureCase).filter(([name]) => !['identifiers', 'contact', 'candidate'].includes(name)),
  ) as ShownRequest;
}
