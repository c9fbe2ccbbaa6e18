import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { auditClients, clientConfiguration } from '../../lib/audit/audit-clients';
import { deployedDecisions } from '../shared/deployed-decisions';
import { auditResidency } from './audit';
import { auditResidencyEnvironmentSchema, type AuditResidencyResult } from './contract';

/**
 * Entry point: checks the environment, and hands over.
 *
 * @throws ZodError when the environment is not what the contract says
 */
export async function handler(
  event: unknown,
  context: { readonly getRemainingTimeInMillis: () => number },
): Promise<AuditResidencyResult> {
  const settings = auditResidencyEnvironmentSchema.parse(process.env);
  const region = process.env['AWS_REGION'] ?? '';
  return auditResidency(event, {
    settings,
    region,
    clients: auditClients({ region }),
    securityHub: new SecurityHubClient(clientConfiguration({ region }, 'securityhub')),
    decisions: deployedDecisions(settings.DECISIONS_DIRECTORY),
    now: () => new Date(),
    remaining: () => context.getRemainingTimeInMillis(),
    write: (line) => process.stdout.write(line),
  });
}
