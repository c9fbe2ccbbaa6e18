import { type CliWiring } from '../../lib/gate/cli';

const refuse = () => Promise.reject(new Error('this work was not asked for'));

/** Work that fails when a command calls it, but for what a test gives. */
export function cliWiring(given: Partial<CliWiring> = {}): CliWiring {
  return {
    runGate: refuse,
    runAudit: refuse,
    runAssign: refuse,
    runOrganisations: refuse,
    runRequests: refuse,
    ...given,
  };
}
