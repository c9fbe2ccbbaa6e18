import { guardrail, type Guardrail } from './policy-document';

/** Actions of the services that resource control policies cover, as far as they reach data or hand out rights. */
const COVERED = ['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*'];

/**
 * The resource control policy of an environment: its buckets, queues, keys and secrets, and its roles, are for
 * identities of the own organisation and for AWS services that act for it, over TLS.
 *
 * Sign-in by SAML and OIDC is left to the trust policies of roles: those callers are in no organisation.
 *
 * @param organisationId such as `o-a1b2c3d4e5`
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
 */
export function resourceControlPolicy(environment: string, organisationId: string): Guardrail {
  return guardrail(
    {
      name: `residency-${environment}-resources`,
      type: 'RESOURCE_CONTROL_POLICY',
      description: 'Buckets, queues, keys, secrets and roles are for the own organisation and AWS services, over TLS.',
    },
    [
      {
        statement: {
          Sid: 'OwnOrganisationOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: [...COVERED, 'sts:AssumeRole'],
          Resource: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organisationId },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
        reason: 'A policy of a bucket, key or role that names a foreign account, or everyone, opens nothing.',
      },
      {
        statement: {
          Sid: 'ServicesForTheOwnOrganisationOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: [...COVERED, 'sts:AssumeRole'],
          Resource: '*',
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': organisationId },
            // Without a source account the service acts for itself, and there is nothing to compare.
            Null: { 'aws:SourceAccount': 'false' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        },
        reason: 'An AWS service that was told to by a foreign account must not reach what is here (confused deputy).',
      },
      {
        statement: {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: [...COVERED, 'sts:*'],
          Resource: '*',
          Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
        },
        reason: 'Nothing goes over the network in the clear.',
      },
    ],
  );
}
