import { type Proofs } from './proof';

/** Organisations: registry, sign-in, authorisation, contact flows. */
export const organisations: Proofs = {
  'org-registry': {
    enforcedBy: ['lib/constructs/registry/organisation-registry.ts', 'lambda/manage-organisations/manage.ts'],
    provenBy: [
      'test/constructs/registry/organisation-registry.test.ts',
      'test/lambda/manage-organisations/manage.test.ts',
      'test/lambda/check-registry-stream/handler.test.ts',
    ],
  },
  'org-routing': {
    enforcedBy: ['lambda/look-up-organisation/look-up.ts', 'lib/contact-flows/inbound/inbound-flow.ts'],
    provenBy: ['test/lambda/look-up-organisation/look-up.test.ts', 'test/contact-flows/inbound-flow.test.ts'],
  },
  'user-org-binding': {
    enforcedBy: ['lib/constructs/identity/user-directory.ts', 'lambda/issue-claims/issue.ts'],
    provenBy: ['test/constructs/identity/sign-in.test.ts', 'test/lambda/issue-claims/issue.test.ts'],
  },
  'jwt-org-claim': {
    enforcedBy: ['lambda/issue-claims/issue.ts'],
    provenBy: ['test/lambda/issue-claims/issue.test.ts'],
  },
  'regional-idp': {
    enforcedBy: [
      'lib/constructs/identity/user-directory.ts',
      'lib/config/checks/identity-providers.ts',
      'lib/residency/channels/identity.ts',
    ],
    provenBy: [
      'test/config/organisations.test.ts',
      'test/lambda/issue-claims/issue.test.ts',
      'test/gate/mutation.test.ts',
    ],
  },
  saml: {
    enforcedBy: ['lib/constructs/identity/sign-in.ts', 'lib/config/checks/identity-providers.ts'],
    provenBy: ['test/constructs/identity/sign-in.test.ts', 'test/config/organisations.test.ts'],
  },
  'saml-minimum': {
    enforcedBy: ['lib/config/identity-provider-schema.ts', 'lib/constructs/identity/sign-in.ts'],
    provenBy: ['test/config/organisations.test.ts', 'test/constructs/identity/sign-in.test.ts'],
  },
  'api-authz': {
    enforcedBy: [
      'lib/domain/organisations/authorise.ts',
      'lambda/authorise-request/decide.ts',
      'lib/constructs/api/regional-api.ts',
    ],
    provenBy: [
      'test/domain/organisations/authorise.properties.test.ts',
      'test/lambda/authorise-request/attacks.test.ts',
      'test/constructs/api/regional-api.test.ts',
    ],
  },
  'cross-org-grant': {
    enforcedBy: ['lib/domain/organisations/access-grant.ts', 'lib/domain/organisations/authorise.ts'],
    provenBy: [
      'test/domain/organisations/authorise.properties.test.ts',
      'test/lambda/manage-organisations/move-and-grant.test.ts',
    ],
  },
  'isolation-tests': {
    enforcedBy: ['.github/workflows/gate.yml'],
    provenBy: ['test/lambda/authorise-request/isolation.test.ts', 'test/lambda/shared/organisation-database.test.ts'],
  },
  'flow-lambda': {
    enforcedBy: ['lib/contact-flows/inbound/inbound-flow.ts', 'lib/constructs/contact-centre/flow-function.ts'],
    provenBy: ['test/contact-flows/inbound-flow.test.ts', 'test/constructs/contact-centre/contact-centre.test.ts'],
  },
  'flow-contract': {
    enforcedBy: ['lib/contact-flows/rules/results-stored.ts', 'lambda/look-up-organisation/contract.ts'],
    provenBy: ['test/contact-flows/lint-flow.test.ts', 'test/lambda/look-up-organisation/look-up.test.ts'],
  },
};
