import { CfnInstance } from 'aws-cdk-lib/aws-connect';
import { CustomerProfiles } from '../../../lib/constructs/contact-centre/customer-profiles';
import { Sequence } from '../../../lib/constructs/contact-centre/sequence';
import { onlyResource, testStack } from '../../support/stack';

function build(retentionDays: number) {
  const stack = testStack();
  const instance = new CfnInstance(stack, 'Instance', {
    attributes: { inboundCalls: true, outboundCalls: false },
    identityManagementType: 'SAML',
  });
  new CustomerProfiles(stack, 'Profiles', {
    instance,
    alias: 'northwind-ca-prod',
    keyAlias: 'ca-prod/profiles',
    retentionDays,
    sequence: new Sequence(),
  });
  return stack;
}

test('profiles are kept under a key of their own, and neither merged nor exported', () => {
  const { Properties, DeletionPolicy } = onlyResource(build(365), 'AWS::CustomerProfiles::Domain');
  expect(Properties).toMatchObject({
    DomainName: 'amazon-connect-northwind-ca-prod',
    DefaultExpirationDays: 365,
    DefaultEncryptionKey: { 'Fn::GetAtt': [expect.stringContaining('ProfilesKey'), 'Arn'] },
    Matching: { Enabled: false },
  });
  expect(Properties).not.toHaveProperty('RuleBasedMatching');
  expect(DeletionPolicy).toBe('Retain');
});

test('contact records of the instance make them, when there is the domain', () => {
  const { Properties, DependsOn } = onlyResource(build(365), 'AWS::CustomerProfiles::Integration');
  expect(Properties).toEqual({
    DomainName: 'amazon-connect-northwind-ca-prod',
    ObjectTypeName: 'CTR',
    Uri: { 'Fn::GetAtt': ['Instance', 'Arn'] },
  });
  expect(JSON.stringify(DependsOn)).toContain('ProfilesDomain');
});

test('they end no later than AWS lets them', () => {
  const { Properties } = onlyResource(build(3653), 'AWS::CustomerProfiles::Domain');
  expect(Properties['DefaultExpirationDays']).toBe(1098);
});
