import { type Emulator } from '../emulator/emulator';
import { createAdministrator } from '../emulator/principal';
import { type Report } from '../report';
import { authorisation } from './authorisation';
import { deployment } from './deployment';
import { deployLaboratory } from './laboratory-stack';
import { services } from './services';

/** Asserts every known difference between the emulator and AWS, so that a new version that changes one is noticed. */
export async function checkConformance(emulator: Emulator, report: Report): Promise<void> {
  report.chapter('Conformance of the emulator: what this run relies on, and what it must not rely on');
  const laboratory = await report.step('a laboratory is deployed', async () => {
    const deployed = await deployLaboratory(emulator);
    return { emulator, ...deployed, administrator: await createAdministrator(emulator, deployed.account) };
  });
  if (laboratory === undefined) return;
  for (const gap of [...authorisation, ...deployment, ...services]) {
    await report.step(gap.title, () => gap.check(laboratory));
  }
}
