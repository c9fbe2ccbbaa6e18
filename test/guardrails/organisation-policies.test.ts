import { aiOptOutPolicy } from '../../lib/guardrails/ai-opt-out-policy';
import { MAXIMUM_CHARACTERS, policyText } from '../../lib/guardrails/policy-document';
import { resourceControlPolicy } from '../../lib/guardrails/resource-control-policy';
import { denialsOf } from '../support/policy-evaluator';

const organisation = 'o-a1b2c3d4e5';
const tls = { 'aws:SecureTransport': 'true' };
const own = { ...tls, 'aws:PrincipalOrgID': organisation, 'aws:PrincipalIsAWSService': 'false' };
const foreign = { ...own, 'aws:PrincipalOrgID': 'o-somebodyelse' };
const anonymous = { ...tls, 'aws:PrincipalIsAWSService': 'false' };
const service = { ...tls, 'aws:PrincipalIsAWSService': 'true' };
const forOwn = { ...service, 'aws:SourceAccount': '222222222222', 'aws:SourceOrgID': organisation };
const forForeign = { ...forOwn, 'aws:SourceAccount': '999999999999', 'aws:SourceOrgID': 'o-somebodyelse' };
const forNobody = { ...service, 'aws:SourceAccount': '999999999999' };

describe('the resource control policy', () => {
  const { document, reasons } = resourceControlPolicy('prod', organisation);

  test.each([
    ['an identity of the organisation reads', 's3:GetObject', own, []],
    ['a foreign account reads', 's3:GetObject', foreign, ['OwnOrganisationOnly']],
    ['anybody reads', 's3:GetObject', anonymous, ['OwnOrganisationOnly']],
    ['a foreign account decrypts', 'kms:Decrypt', foreign, ['OwnOrganisationOnly']],
    ['a foreign account reads a secret', 'secretsmanager:GetSecretValue', foreign, ['OwnOrganisationOnly']],
    ['a foreign account sends to a queue', 'sqs:SendMessage', foreign, ['OwnOrganisationOnly']],
    ['a foreign account assumes a role', 'sts:AssumeRole', foreign, ['OwnOrganisationOnly']],
    ['an agent signs in by SAML', 'sts:AssumeRoleWithSAML', anonymous, []],
    ['a pipeline signs in by OIDC', 'sts:AssumeRoleWithWebIdentity', anonymous, []],
    ['log delivery writes for an own account', 's3:PutObject', forOwn, []],
    ['a service assumes a role of its own accord', 'sts:AssumeRole', service, []],
    ['a service acts for a foreign account', 's3:PutObject', forForeign, ['ServicesForTheOwnOrganisationOnly']],
    [
      'a service acts for an account of no organisation',
      'kms:Decrypt',
      forNobody,
      ['ServicesForTheOwnOrganisationOnly'],
    ],
    [
      'an identity of the organisation reads in the clear',
      's3:GetObject',
      { ...own, 'aws:SecureTransport': 'false' },
      ['TlsOnly'],
    ],
    ['a service of no organisation reads what is not covered', 'dynamodb:GetItem', foreign, []],
  ])('%s: %s', (_, action, context, denials) => {
    expect(denialsOf([document], { action, resource: 'arn:aws:s3:::recordings/a', context })).toEqual(denials);
  });

  test('names everyone, as such a policy must, and fits', () => {
    const policy = resourceControlPolicy('prod', organisation);
    expect(policyText(policy).length).toBeLessThanOrEqual(MAXIMUM_CHARACTERS.RESOURCE_CONTROL_POLICY);
    const { Statement } = document as { Statement: { Principal: unknown; Sid: string; Effect: string }[] };
    expect(Statement.map(({ Principal, Effect }) => [Principal, Effect])).toEqual(Statement.map(() => ['*', 'Deny']));
    expect(Object.keys(reasons)).toEqual(Statement.map(({ Sid }) => Sid));
  });
});

test('the opt-out holds for every AI service, those to come included, and no account undoes it', () => {
  const policy = aiOptOutPolicy('prod');
  expect(policy.document).toEqual({
    services: {
      '@@operators_allowed_for_child_policies': ['@@none'],
      default: {
        '@@operators_allowed_for_child_policies': ['@@none'],
        opt_out_policy: { '@@operators_allowed_for_child_policies': ['@@none'], '@@assign': 'optOut' },
      },
    },
  });
  expect(policyText(policy).length).toBeLessThanOrEqual(MAXIMUM_CHARACTERS.AISERVICES_OPT_OUT_POLICY);
});
