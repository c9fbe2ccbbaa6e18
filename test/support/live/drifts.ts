import { connectDrifts } from './connect-drifts';
import { copyDrifts } from './copy-drifts';
import { keyDrifts } from './key-drifts';
import { type PlantedDrift } from './planted-drift';
import { storeDrifts } from './store-drifts';

/** Every drift that the tests plant. */
export const plantedDrifts: readonly PlantedDrift[] = [...storeDrifts, ...keyDrifts, ...copyDrifts, ...connectDrifts];
