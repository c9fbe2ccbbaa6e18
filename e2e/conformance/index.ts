import { type Emulator } from '../emulator/emulator';
import { createAdministrator } from '../emulator/principal';
import { type Report } from '../report';
import { authorisation } from './authorisation';
import { deployment } from './deployment';
import { deployLaboratory } from './laboratory-stack';
import { loopback } from './loopback';
import { privacyRights } from './privacy-rights';
import { privacyServices } from './privacy-services';
import { services } from './services';
import { signIn } from './sign-in';

/**
 * Asserts every known difference between the emulator and AWS, so that a new version that changes one is noticed.
 *
 * @returns what asserts the rest, at the end of the run
 */
export async function checkConformance(emulator: Emulator, report: Report): Promise<() => Promise<void>> {
  report.chapter('Conformance of the emulator: what this run relies on, and what it must not rely on');
  const laboratory = await report.step('a laboratory is deployed', async () => {
    const deployed = await deployLaboratory(emulator);
    return { emulator, ...deployed, administrator: await createAdministrator(emulator, deployed.account) };
  });
  if (laboratory === undefined) return () => Promise.resolve();
  const gaps = [
    ...loopback,
    ...authorisation,
    ...signIn,
    ...deployment,
    ...services,
    ...privacyRights,
    ...privacyServices,
  ];
  for (const gap of gaps) await report.step(gap.title, () => gap.check(laboratory));
  return async () => {
    report.chapter('Conformance of the emulator: what takes time');
    for (const { title, checkLater } of gaps) if (checkLater) await report.step(title, () => checkLater(laboratory));
  };
}
