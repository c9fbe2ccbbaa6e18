import { type Requirement } from '../requirement';

/** Who a person is, and which organisation they belong to. */
export const identityRequirements = [
  {
    id: 'R118',
    control: 'user-org-binding',
    category: 'identity',
    enforce: ['infrastructure', 'static'],
    text: 'Users are bound to an organisation',
  },
  {
    id: 'R119',
    control: 'org-routing',
    category: 'identity',
    enforce: ['infrastructure'],
    text: 'Authentication routes the user to the organisation’s regional backend',
  },
  {
    id: 'R128',
    control: 'jwt-org-claim',
    category: 'identity',
    enforce: ['infrastructure'],
    text: 'Organisation id in the token',
  },
  {
    id: 'R129',
    control: 'jwt-org-claim',
    category: 'identity',
    enforce: ['infrastructure'],
    text: 'Roles and permissions as claims',
  },
  {
    id: 'R130',
    control: 'regional-idp',
    category: 'identity',
    enforce: ['infrastructure', 'static'],
    text: 'Token issued by the regional Cognito',
  },
  {
    id: 'R156',
    control: 'org-routing',
    category: 'identity',
    enforce: ['infrastructure'],
    text: 'Lookup service for the authentication flow',
  },
  {
    id: 'R183',
    control: 'regional-idp',
    category: 'identity',
    enforce: ['static', 'documented'],
    text: 'Regional IdP instances',
  },
  {
    id: 'R184',
    control: 'saml',
    category: 'identity',
    enforce: ['infrastructure', 'static'],
    text: 'SAML 2.0 to the local IdP instance',
  },
  {
    id: 'R186',
    control: 'saml-minimum',
    category: 'identity',
    enforce: ['static', 'live'],
    text: 'Assertion carries minimum PII – e-mail and internal id only',
  },
  {
    id: 'R187',
    control: 'local-profile-store',
    category: 'identity',
    enforce: ['infrastructure'],
    text: 'Other attributes are fetched after login from a local store',
  },
  {
    id: 'R195',
    control: 'mfa',
    category: 'identity',
    enforce: ['infrastructure', 'live', 'documented'],
    text: 'MFA for supervisors/admins',
  },
] as const satisfies readonly Requirement[];
