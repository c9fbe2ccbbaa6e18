import { isOrganisationRole } from '../../lib/domain/organisations/access-scopes';
import { type AccessDecision } from '../../lib/domain/organisations/authorise';
import { isOrganisationId } from '../../lib/domain/organisations/organisation-id';
import { logLine } from '../shared/log-line';
import { cached, registryClient, registryReader } from '../shared/registry-reader';
import { bearerToken } from './bearer-token';
import {
  type AuthoriseRequestEvent,
  authoriseRequestEnvironmentSchema,
  authoriseRequestEventSchema,
  type AuthoriserAnswer,
} from './contract';
import { decide } from './decide';
import { type Caller, issuerOf, TokenInvalid, tokenVerifier, type VerifierOptions } from './verify-token';

/** What an environment's settings make of a request. */
export type AuthoriseRequest = (event: unknown) => Promise<AuthoriserAnswer>;

/**
 * The authoriser of a Region's API. It keeps the issuer's keys, and for some seconds what it read of the registry.
 *
 * @throws ZodError when the environment is not what the contract says, Error when the user pool is of another Region
 */
export function requestAuthoriser(
  variables: Readonly<Record<string, string | undefined>>,
  options: Pick<VerifierOptions, 'jwksCache'> = {},
): AuthoriseRequest {
  const environment = authoriseRequestEnvironmentSchema.parse(variables);
  const { AWS_REGION: region, USER_POOL_ID: userPoolId, USER_POOL_CLIENT_ID: clientId } = environment;
  if (!userPoolId.startsWith(`${region}_`)) {
    throw new Error(`the user pool ${userPoolId} is not in ${region}; give the pool of the Region of the API`);
  }
  const issuer = issuerOf(userPoolId);
  const verify = tokenVerifier({ userPoolId, clientId, ...options });
  const read = cached(registryReader(registryClient(), environment.REGISTRY_TABLE_NAME), {
    milliseconds: 15_000,
    entries: 1_000,
    elapsed: () => performance.now(),
  });
  return async (unchecked) => {
    const event = authoriseRequestEventSchema.parse(unchecked);
    const caller = await identify(event, verify);
    const decision = await decide(event, caller, { region, issuer, read, now: new Date() });
    logDecision(event, { caller, decision, region });
    return answer(event, caller, decision);
  };
}

/** @throws Error 'Unauthorized', which Amazon API Gateway turns into 401, without a genuine token */
async function identify(event: AuthoriseRequestEvent, verify: (token: string) => Promise<Caller>): Promise<Caller> {
  try {
    const token = bearerToken(event);
    if (token === undefined) throw new TokenInvalid('no single bearer token');
    return await verify(token);
  } catch (error) {
    if (!(error instanceof TokenInvalid)) throw error;
    const { httpMethod: method, resource: route, requestContext } = event;
    const { requestId } = requestContext;
    logLine({ event: 'authorisation', outcome: 'unauthenticated', reason: error.message, method, route, requestId });
    throw new Error('Unauthorized');
  }
}

/** One line for every decision: who is an organisation, never a person, and no token. */
function logDecision(
  { httpMethod: method, resource: route, pathParameters, requestContext }: AuthoriseRequestEvent,
  { caller, decision, region }: { caller: Caller; decision: AccessDecision; region: string },
): void {
  const named = pathParameters?.['organisationId'];
  const { organisationId: callerOrganisationId } = caller.claims;
  logLine({
    event: 'authorisation',
    ...decision,
    organisationId: isOrganisationId(named) ? named : undefined,
    callerOrganisationId: isOrganisationId(callerOrganisationId) ? callerOrganisationId : undefined,
    method,
    route,
    region,
    requestId: requestContext.requestId,
  });
}

function answer({ methodArn }: AuthoriseRequestEvent, caller: Caller, decision: AccessDecision): AuthoriserAnswer {
  const { subject, connectUser, claims } = caller;
  const isAllowed = decision.outcome === 'allow';
  return {
    principalId: subject,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: isAllowed ? 'Allow' : 'Deny', Resource: methodArn }],
    },
    ...(isAllowed && {
      context: {
        organisationId: decision.organisationId,
        callerOrganisationId: claims.organisationId,
        subject,
        roles: claims.roles.filter(isOrganisationRole).join(' '),
        ...(connectUser !== undefined && { connectUser }),
      },
    }),
  };
}

let authoriser: AuthoriseRequest | undefined;

/**
 * REQUEST authoriser of the regional API.
 *
 * @throws Error 'Unauthorized' without a genuine token; any other Error when nothing can be decided: nobody gets in
 */
export async function handler(event: unknown): Promise<AuthoriserAnswer> {
  authoriser ??= requestAuthoriser(process.env);
  return authoriser(event);
}
