import { createHash } from 'node:crypto';
import {
  type AccessScope,
  isOrganisationRole,
  type OrganisationRole,
  RESOURCE_SERVER,
  scopesOfRole,
  tokenScope,
} from '../../lib/domain/organisations/access-scopes';
import { connectUserHash } from '../../lib/domain/organisations/connect-user-hash';
import { isOrganisationId } from '../../lib/domain/organisations/organisation-id';
import { organisationRecordSchema } from '../../lib/domain/organisations/registry-record';
import { tokenClaims } from '../../lib/domain/organisations/token-claims';
import { type ReadRegistry } from '../shared/registry-reader';
import { type IssueClaimsEvent, ORGANISATION_ATTRIBUTE } from './contract';

/** Nobody gets a token. Amazon Cognito shows the message to the user, so that it names nobody. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(
    message: string,
    /** For the log. */
    readonly organisationId?: string,
  ) {
    super(message);
  }
}

export interface IssuePorts {
  /** Region of the user pool. */
  readonly region: string;
  /** Ids of organisations by the names of their identity providers. */
  readonly identityProviders: Readonly<Record<string, string>>;
  readonly read: ReadRegistry;
}

/**
 * The event with what the tokens get: organisation, home Region, roles, and the scopes of those roles and no others of
 * the API. Agents get in addition, in access tokens, whom Amazon Connect knows them as.
 *
 * @throws TokenRefused for a user without organisation, and for an organisation that is not active or at home elsewhere
 * @throws Error when the registry cannot be read: no token either
 */
export async function issueClaims(event: IssueClaimsEvent, ports: IssuePorts): Promise<IssueClaimsEvent> {
  const { region } = ports;
  if (event.region !== region || !event.userPoolId.startsWith(`${region}_`)) {
    throw new TokenRefused('the user pool is in another Region; sign in where your organisation is served');
  }
  const { userAttributes, groupConfiguration, scopes: requested } = event.request;
  const organisationId = organisationOf(userAttributes, ports.identityProviders);
  const record = organisationRecordSchema.safeParse(await ports.read(organisationId));
  if (!record.success) throw new TokenRefused('the organisation is not registered', organisationId);
  const { homeRegion, status } = record.data;
  if (homeRegion !== region) {
    throw new TokenRefused('the organisation is served in another Region; sign in there', organisationId);
  }
  if (status !== 'active') throw new TokenRefused(`the organisation is ${status}`, organisationId);

  const roles = (groupConfiguration.groupsToOverride ?? []).filter(isOrganisationRole);
  const permitted = scopesOf(roles).map(tokenScope);
  const claims = {
    [tokenClaims.organisation]: organisationId,
    [tokenClaims.homeRegion]: homeRegion,
    [tokenClaims.roles]: roles,
  };
  const isOurs = (scope: string): boolean => scope.startsWith(`${RESOURCE_SERVER}/`);
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToAddOrOverride: claims },
        accessTokenGeneration: {
          claimsToAddOrOverride: { ...claims, ...connectUserOf(userAttributes, roles) },
          scopesToAdd: permitted,
          scopesToSuppress: (requested ?? []).filter(
            (scope) => isOurs(scope) && !(permitted as readonly string[]).includes(scope),
          ),
        },
      },
    },
  };
}

function scopesOf(roles: readonly OrganisationRole[]): readonly AccessScope[] {
  return [...new Set(roles.flatMap((role) => scopesOfRole[role]))];
}

/**
 * An agent's name in Amazon Connect is his or her e-mail address. No user can write it: the identity provider asserts it
 * at every sign-in, and where there is none an administrator has set it.
 */
function connectUserOf(
  { email }: Readonly<Record<string, string>>,
  roles: readonly OrganisationRole[],
): Readonly<Record<string, string>> {
  if (email === undefined || email === '' || !roles.includes('agent')) return {};
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  return { [tokenClaims.connectUser]: connectUserHash(email, sha256) };
}

/**
 * A user of an identity provider belongs to the provider's organisation; any other to that of the immutable attribute.
 * When both are there, they must agree.
 */
function organisationOf(
  attributes: Readonly<Record<string, string>>,
  identityProviders: Readonly<Record<string, string>>,
): string {
  const own = attributes[ORGANISATION_ATTRIBUTE];
  const ofProviders = providersOf(attributes['identities']).map((provider) =>
    Object.hasOwn(identityProviders, provider) ? identityProviders[provider] : undefined,
  );
  const [organisationId, ...others] = [...new Set([...ofProviders, ...(own === undefined ? [] : [own])])];
  if (others.length > 0) throw new TokenRefused('the user belongs to more than one organisation');
  if (!isOrganisationId(organisationId)) throw new TokenRefused('the user belongs to no organisation');
  return organisationId;
}

/** Names of the identity providers of a federated user. What cannot be read counts as one that nobody knows. */
function providersOf(identities: string | undefined): readonly string[] {
  if (identities === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(identities);
    if (!Array.isArray(parsed)) return [''];
    return (parsed as readonly unknown[]).map((identity) =>
      typeof identity === 'object' && identity !== null && 'providerName' in identity
        ? String(identity.providerName)
        : '',
    );
  } catch {
    return [''];
  }
}
