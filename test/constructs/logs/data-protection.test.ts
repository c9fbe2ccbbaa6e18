import { Stack, Stage } from 'aws-cdk-lib';
import { DataIdentifier } from 'aws-cdk-lib/aws-logs';
import { EncryptedLogGroup } from '../../../lib/constructs/logs/encrypted-log-group';
import { protectLogs } from '../../../lib/constructs/logs/data-protection';
import { type DataClass } from '../../../lib/domain/data-class';
import { jurisdictions, requireJurisdiction } from '../../../lib/domain/jurisdictions';
import { dataIdentifiers, telephoneNumber } from '../../../lib/domain/masking/data-identifiers';
import { testApp } from '../../support/app';
import { home, onlyResource, testKey } from '../../support/stack';

function policyOf({ jurisdiction, ...props }: { jurisdiction?: string; dataClass?: DataClass; masked?: boolean }) {
  const stage = new Stage(testApp(), 'Stage', { env: home });
  if (jurisdiction !== undefined) protectLogs(stage, requireJurisdiction(jurisdiction));
  const stack = new Stack(stage, 'Stack');
  new EncryptedLogGroup(stack, 'Log', {
    key: testKey(stack),
    retentionDays: 90,
    dataClass: 'operational-log',
    ...props,
  });
  return onlyResource(stack, 'AWS::Logs::LogGroup').Properties['DataProtectionPolicy'];
}

/** Names of the identifiers that AWS manages, as the CDK knows them. */
const managed = new Set(
  Object.values(DataIdentifier)
    .filter((value): value is DataIdentifier => value instanceof DataIdentifier)
    .map(({ name }) => name),
);

describe('data protection of logs', () => {
  test.each(Object.values(jurisdictions))('knows identifiers for $id that AWS has', ({ home: place }) => {
    const names = dataIdentifiers({ home: place });
    expect(names.filter((name) => !managed.has(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['EmailAddress', 'CreditCardNumber']));
    expect(new Set(names).size).toBe(names.length);
  });

  test.each([
    ['ca', 'SocialInsuranceNumber-CA', 'Ssn-US'],
    ['us', 'Ssn-US', 'SocialInsuranceNumber-CA'],
    ['eu', 'InseeCode-FR', 'NhsNumber-GB'],
    ['uk-gdpr', 'NhsNumber-GB', 'InseeCode-FR'],
  ])('of %s masks %s, and leaves %s to others', (jurisdiction, own, foreign) => {
    const policy = JSON.stringify(policyOf({ jurisdiction }));
    expect(policy).toContain(`data-identifier/${own}"`);
    expect(policy).not.toContain(foreign);
  });

  test('fits into the 30,720 characters of a policy, with each identifier twice, where there are most', () => {
    const counts = Object.values(jurisdictions).map(({ id, home: place }) => [
      dataIdentifiers({ home: place }).length,
      id,
    ]);
    const [most] = counts.sort(([one], [other]) => Number(other) - Number(one));
    expect(JSON.stringify(policyOf({ jurisdiction: String(most?.[1]) })).length).toBeLessThan(20_000);
  });

  test('masks and counts, and reports nothing to anywhere', () => {
    expect(policyOf({ jurisdiction: 'ca' })).toMatchObject({
      Statement: [
        { Operation: { Audit: { FindingsDestination: {} } } },
        { Operation: { Deidentify: { MaskConfig: {} } } },
      ],
    });
  });

  test.each(['+14165550123', '+498912345678', '+6591234567'])(
    'masks the telephone number %s of any country',
    (number) => {
      expect(new RegExp(`^${telephoneNumber.expression}$`).test(number)).toBe(true);
      // The characters that CloudWatch Logs takes.
      expect(telephoneNumber.expression).toMatch(/^[\w#=@/;,\- ^$?[\]{}|\\*+.]{1,200}$/);
    },
  );

  test('leaves evidence as it was recorded, and what is no jurisdiction alone', () => {
    expect(policyOf({ jurisdiction: 'ca', dataClass: 'audit' })).toBeUndefined();
    expect(policyOf({ jurisdiction: 'ca', masked: false })).toBeUndefined();
    expect(policyOf({})).toBeUndefined();
  });
});
