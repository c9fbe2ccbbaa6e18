import { type Requirement } from '../requirement';
import { accessRequirements } from './access';
import { deliveryRequirements } from './delivery';
import { disasterRecoveryRequirements } from './disaster-recovery';
import { encryptionRequirements } from './encryption';
import { erasureRequirements } from './erasure';
import { evidenceRequirements } from './evidence';
import { hipaaRequirements } from './hipaa';
import { identityRequirements } from './identity';
import { monitoringRequirements } from './monitoring';
import { organisationalRequirements } from './organisational';
import { pciRequirements } from './pci';
import { privacyRequirements } from './privacy';
import { residencyRequirements } from './residency';

/** Every requirement, ordered by id. */
export const requirements: readonly Requirement[] = [
  ...accessRequirements,
  ...deliveryRequirements,
  ...disasterRecoveryRequirements,
  ...encryptionRequirements,
  ...erasureRequirements,
  ...evidenceRequirements,
  ...hipaaRequirements,
  ...identityRequirements,
  ...monitoringRequirements,
  ...organisationalRequirements,
  ...pciRequirements,
  ...privacyRequirements,
  ...residencyRequirements,
].sort((a, b) => (a.id < b.id ? -1 : 1));
