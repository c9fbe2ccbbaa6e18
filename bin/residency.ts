#!/usr/bin/env tsx
import { runCli } from '../lib/gate/cli';
import { InputError } from '../lib/gate/input-error';

const io = {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
  elapsed: () => performance.now(),
};
// A reader that has seen enough (`residency ... | head`) closes the pipe; that is no error of this program.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// The CDK is loaded for the command that needs it: `residency check` starts without.
void runCli(process.argv.slice(2), io, {
  runGate: async (options, gateIo) => {
    const { runGate } = await import('../lib/gate/gate.js');
    const { buildPlatform } = await import('../lib/stacks/platform.js');
    return runGate(options, gateIo, { buildPlatform });
  },
  runAudit: async (options, auditIo) => {
    const { runAudit } = await import('../lib/gate/audit.js');
    const { buildPlatform } = await import('../lib/stacks/platform.js');
    const { auditLive } = await import('../lib/audit/audit-live.js');
    return runAudit(options, auditIo, { buildPlatform, auditLive });
  },
  runAssign: async (options, assignIo) => {
    const { runAssign } = await import('../lib/assignment/run-assign.js');
    const problem = await runAssign(options, assignIo);
    if (problem !== undefined) throw new InputError(problem);
    return 0;
  },
  runOrganisations: async (options, organisationsIo) => {
    const { runOrganisations } = await import('../lib/organisations/run-organisations.js');
    return runOrganisations(options, organisationsIo);
  },
  runRequests: async (options, requestsIo) => {
    const { runRequests } = await import('../lib/requests/run-requests.js');
    return runRequests(options, requestsIo);
  },
}).then((code) => {
  process.exitCode = code;
});
