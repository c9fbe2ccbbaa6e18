import { databases } from './proofs/databases';
import { erasure } from './proofs/erasure';
import { erasureStores } from './proofs/erasure-stores';
import { monitoring } from './proofs/monitoring';
import { organisations } from './proofs/organisations';
import { type Proofs } from './proofs/proof';
import { residency } from './proofs/residency';

/**
 * Controls that exist: all requirements of the control are met by the code, as far as templates can meet them. One that
 * is met in part is not here, and counts as planned.
 */
export const proofs: Proofs = {
  ...residency,
  ...organisations,
  ...databases,
  ...monitoring,
  ...erasure,
  ...erasureStores,
};
