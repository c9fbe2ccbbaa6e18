import { logLine } from '../shared/log-line';
import { type ReadRegistry, registryClient, registryReader } from '../shared/registry-reader';
import { type IssueClaimsEvent, issueClaimsEnvironmentSchema, issueClaimsEventSchema } from './contract';
import { issueClaims, TokenRefused } from './issue';

let read: ReadRegistry | undefined;

/**
 * Trigger of Amazon Cognito before it generates tokens. An error means: no token.
 *
 * @throws TokenRefused, or Error for a malformed event or when the registry cannot be read
 */
export async function handler(event: unknown): Promise<IssueClaimsEvent> {
  const environment = issueClaimsEnvironmentSchema.parse(process.env);
  const { AWS_REGION: region, IDENTITY_PROVIDER_ORGANISATIONS: identityProviders } = environment;
  // Not cached: a suspension ends sign-in at once.
  read ??= registryReader(registryClient(), environment.REGISTRY_TABLE_NAME);
  try {
    return await issueClaims(issueClaimsEventSchema.parse(event), { region, identityProviders, read });
  } catch (error) {
    if (error instanceof TokenRefused) {
      logLine({ event: 'token-refused', reason: error.message, organisationId: error.organisationId, region });
    }
    throw error;
  }
}
