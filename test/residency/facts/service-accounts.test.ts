import { Fact, FactName } from 'aws-cdk-lib/region-info';
import { serviceAccount, serviceAccounts } from '../../../lib/residency/facts/service-accounts';

const ACCOUNT = /(?<!\d)\d{12}(?!\d)/;

describe('serviceAccount', () => {
  it.each([
    ['127311923021', 'Elastic Load Balancing log delivery'],
    ['985666609251', 'Elastic Load Balancing log delivery'],
    ['193672423079', 'Amazon Redshift audit logging (legacy)'],
    ['086441151436', 'AWS CloudTrail (legacy)'],
    ['580247275435', 'CloudWatch Lambda Insights layer'],
    ['901920570463', 'AWS Distro for OpenTelemetry layer'],
    ['615299751070', 'AWS Distro for OpenTelemetry layer'],
    ['200266452380', 'AWS Parameters and Secrets Lambda extension'],
    ['039592058896', 'AWS AppConfig Lambda extension'],
    ['017000801446', 'Powertools for AWS Lambda layer'],
    ['763104351884', 'AWS Deep Learning Containers'],
    ['602401143452', 'Amazon EKS add-on images'],
    ['683313688378', 'Amazon SageMaker AI images'],
  ])('%s is %s', (account, purpose) => {
    expect(serviceAccount(account)).toBe(purpose);
  });

  it.each(['123456789012', '111122223333', '464622532012', '', '12731192302', 'toString', '127311923021 '])(
    '%s is in no list',
    (account) => {
      expect(serviceAccount(account)).toBeUndefined();
    },
  );

  it('consists of account ids', () => {
    expect(serviceAccounts.filter((account) => !/^\d{12}$/.test(account))).toEqual([]);
    expect(serviceAccounts.length).toBeGreaterThan(500);
  });

  it('has every account that aws-cdk-lib/region-info publishes; add a missing one to its group', () => {
    const published = Fact.definedFacts().flatMap(([region = '', name = '']) => {
      const isAccount = /[Aa]ccount|layer|lambda-insights/.test(name);
      const account = isAccount ? ACCOUNT.exec(Fact.find(region, name) ?? '')?.[0] : undefined;
      return account === undefined ? [] : [account];
    });
    expect(published).toContain(Fact.find('eu-west-1', FactName.ELBV2_ACCOUNT));
    expect(new Set(published).size).toBeGreaterThan(100);
    expect(published.filter((account) => serviceAccount(account) === undefined)).toEqual([]);
  });
});
