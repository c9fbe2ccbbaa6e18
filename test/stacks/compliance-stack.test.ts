import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { planStages } from '../../lib/config';
import { ComplianceStack } from '../../lib/stacks/compliance-stack';
import { KeysAndLogsStack } from '../../lib/stacks/keys-and-logs-stack';
import { testApp } from '../support/app';
import { exampleDeployment } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';
import { resourcesOf } from '../support/stack';
import { propertiesOf } from '../support/stages';
import { type SynthesizedStack } from '../support/synthesized-stack';
import { variantStacks } from '../support/variants';

const stacks = shippedStacks((stage) => stage === 'ca-prod' || stage === 'us-prod');
const compliance = stacks.filter(({ name }) => name.endsWith('-compliance'));
const named = (name: string) => stacks.find((stack) => stack.name === name);
const montreal = named('ca-prod-ca-central-1-compliance');
const calgary = named('ca-prod-ca-west-1-compliance');

test('every Region of every Stage that holds data is watched', () => {
  const watched = compliance.map(({ stage, artifact }) => `${stage} ${artifact.environment.region}`);
  const stores = stacks
    .filter(({ name }) => /-(content|content-replica|databases|contact-centre)$/.test(name))
    .map(({ stage, artifact }) => `${stage} ${artifact.environment.region}`);
  expect(watched.sort()).toEqual([...new Set(stores)].sort());
});

describe('the audit trail', () => {
  test('is of one Region, validated, encrypted, kept and watched', () => {
    expect(compliance.length).toBeGreaterThan(0);
    for (const stack of compliance) {
      const [trail, ...others] = propertiesOf(stack, 'AWS::CloudTrail::Trail');
      expect(others).toEqual([]);
      expect(trail).toMatchObject({
        IsMultiRegionTrail: false,
        IsLogging: true,
        EnableLogFileValidation: true,
        S3BucketName: { Ref: expect.stringMatching(/^Evidence/) as string },
        KMSKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/) as string, 'Arn'] },
        CloudWatchLogsLogGroupArn: expect.anything() as unknown,
      });
    }
  });

  test('records what is done, and who touched what, in stores that nobody declared too', () => {
    const [trail] = propertiesOf(montreal, 'AWS::CloudTrail::Trail');
    const selectors = trail?.['AdvancedEventSelectors'] as { FieldSelectors: Record<string, unknown>[] }[];
    const said = selectors.map(({ FieldSelectors }) =>
      FieldSelectors.map(({ Field, Equals, StartsWith, NotStartsWith }) => [
        Field,
        Equals ??
          (StartsWith ? `in ${(StartsWith as unknown[]).length}` : `not in ${(NotStartsWith as unknown[]).length}`),
      ]),
    );
    expect(said).toEqual([
      [['eventCategory', ['Management']]],
      [
        ['eventCategory', ['Data']],
        ['resources.type', ['AWS::S3::Object']],
        ['resources.ARN', 'not in 2'],
      ],
      [
        ['eventCategory', ['Data']],
        ['resources.type', ['AWS::S3::Object']],
        ['resources.ARN', 'in 2'],
        ['readOnly', ['true']],
      ],
      [
        ['eventCategory', ['Data']],
        ['resources.type', ['AWS::DynamoDB::Table']],
      ],
      [
        ['eventCategory', ['Data']],
        ['resources.type', ['AWS::Lambda::Function']],
      ],
    ]);
  });

  test('records who listens, where calls are streamed', () => {
    const streaming = variantStacks('everything else');
    const [home, copies] = ['ca-central-1', 'ca-west-1'].map((region) =>
      JSON.stringify(streaming.find(({ name }) => name === `ca-prod-${region}-compliance`)?.resources),
    );
    expect(home).toContain('AWS::KinesisVideo::Stream');
    expect(copies).not.toContain('AWS::KinesisVideo::Stream');
  });

  test('writes evidence that is locked for as long as it is kept', () => {
    const [evidence] = propertiesOf(montreal, 'AWS::S3::Bucket').filter(
      ({ ObjectLockEnabled }) => ObjectLockEnabled === true,
    );
    expect(evidence).toMatchObject({
      BucketName: 'ca-prod-evidence-222222222222-ca-central-1',
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Days: 2557, Mode: 'GOVERNANCE' } } },
    });
    expect(JSON.stringify(evidence?.['LifecycleConfiguration'])).toContain('"ExpirationInDays":2557');
  });

  test('may be signed as CloudTrail does, and everything else is written under the own key only', () => {
    const [policy] = propertiesOf(montreal, 'AWS::S3::BucketPolicy').filter(({ Bucket }) =>
      JSON.stringify(Bucket).includes('Evidence'),
    );
    const { Statement } = policy?.['PolicyDocument'] as {
      Statement: { Sid?: string; Effect: string; NotResource?: unknown }[];
    };
    const denials = Statement.filter(({ Effect, Sid }) => Effect === 'Deny' && Sid);
    expect(denials.map(({ Sid }) => Sid)).toEqual([
      'DenyOtherEncryption',
      'DenyOtherKey',
      'DenyUnnamedKey',
      'DenyCustomerProvidedKey',
    ]);
    for (const { NotResource } of denials) {
      expect(JSON.stringify(NotResource)).toContain('/AWSLogs/222222222222/CloudTrail-Digest/*');
    }
  });

  test('is asked the same questions in every Region', () => {
    for (const { artifact, ...stack } of compliance) {
      const queries = propertiesOf({ artifact, ...stack }, 'AWS::Logs::QueryDefinition');
      expect(queries.map(({ Name }) => String(Name).split('/')[1]).sort()).toEqual([
        'changes-by-people',
        'denied-calls',
        'history-of-storage-settings',
        'requests-through-another-region',
        'use-of-keys',
        'who-read-content',
      ]);
      expect(JSON.stringify(queries)).toContain(`not like /${artifact.environment.region}/`);
      expect(propertiesOf({ artifact, ...stack }, 'AWS::CloudWatch::Dashboard')).toHaveLength(1);
    }
  });
});

describe('security services', () => {
  const services = ['AWS::GuardDuty::Detector', 'AWS::Config::ConfigurationRecorder', 'AWS::AccessAnalyzer::Analyzer'];
  const placesOf = (found: readonly SynthesizedStack[], type: string) =>
    found
      .flatMap((stack) => propertiesOf(stack, type).map(() => stack.artifact.environment))
      .map(({ account, region }) => `${account} ${region}`)
      .sort();

  test.each(services)('%s is there once in every account and Region', (type) => {
    const places = placesOf(stacks, type);
    expect(places).toEqual(
      [
        ...new Set(compliance.map(({ artifact: { environment } }) => `${environment.account} ${environment.region}`)),
      ].sort(),
    );
  });

  test('are there once where two jurisdictions share an account and a Region', () => {
    const found = variantStacks('everything else').filter(({ stage }) => stage === 'eu-prod' || stage === 'de-prod');
    for (const type of services) expect(placesOf(found, type)).toEqual([...new Set(placesOf(found, type))]);
    expect(
      propertiesOf(
        found.find(({ name }) => name === 'de-prod-eu-central-1-compliance'),
        'AWS::CloudTrail::Trail',
      ),
    ).toHaveLength(1);
  });

  test('are left to those who run them', () => {
    const found = variantStacks('no second copy');
    expect(found.map(({ name }) => name)).toContain('ca-prod-ca-central-1-compliance');
    for (const type of services) expect(placesOf(found, type)).toEqual([]);
  });

  test('protect objects, databases and functions', () => {
    const [detector] = propertiesOf(calgary, 'AWS::GuardDuty::Detector');
    expect(detector).toMatchObject({
      Enable: true,
      Features: expect.arrayContaining(
        ['S3_DATA_EVENTS', 'RDS_LOGIN_EVENTS', 'LAMBDA_NETWORK_LOGS'].map((Name) => ({ Name, Status: 'ENABLED' })),
      ) as unknown,
    });
  });

  test('record configurations into a bucket without Object Lock, and neither recorder nor channel waits for the other', () => {
    const resources = montreal?.resources ?? [];
    const one = (type: string) => resources.find(({ Type }) => Type === type);
    const [recorder, channel] = ['AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel'].map(one);
    expect(recorder?.DependsOn ?? []).not.toContain(channel?.logicalId);
    expect(channel?.DependsOn ?? []).not.toContain(recorder?.logicalId);
    const { Ref: bucket } = channel?.Properties['S3BucketName'] as { Ref: string };
    expect(resources.find(({ logicalId }) => logicalId === bucket)?.Properties['ObjectLockEnabled']).toBeUndefined();
    const rules = resources.filter(({ Type }) => Type === 'AWS::Config::ConfigRule');
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules)
      expect(rule.DependsOn).toEqual(expect.arrayContaining([recorder?.logicalId, channel?.logicalId]));
  });

  test('judge residency by the Regions and copies of the plan', () => {
    const policyOf = (stack: SynthesizedStack | undefined) =>
      JSON.stringify(propertiesOf(stack, 'AWS::Config::ConfigRule'));
    expect(policyOf(montreal)).toContain("let regions = ['ca-central-1', 'ca-west-1'");
    expect(policyOf(montreal)).toContain("'arn:aws:s3:::ca-prod-call-recordings-222222222222-ca-west-1'");
    expect(policyOf(calgary)).toContain('let copies = []');
  });

  test('leave out a rule that AWS does not offer in the Region', () => {
    const found = variantStacks('everything else');
    const rules = (region: string) =>
      JSON.stringify(found.find(({ name }) => name === `eu-prod-${region}-compliance`)?.resources);
    expect(rules('eu-central-1')).toContain('KMS_CMK_NOT_SCHEDULED_FOR_DELETION');
    expect(rules('eu-south-1')).not.toContain('KMS_CMK_NOT_SCHEDULED_FOR_DELETION');
  });
});

test('a target can hear of every call after which data can be somewhere else, of deployments too', () => {
  const plan = planStages(exampleDeployment()).find(({ id }) => id === 'ca-prod');
  if (!plan) throw new Error("the example has no Stage 'ca-prod'");
  const app = testApp();
  const env = { account: plan.account, region: plan.instanceRegion };
  const keysAndLogs = new KeysAndLogsStack(app, 'KeysAndLogs', { env, stage: plan.id, retention: plan.retention });
  const stack = new ComplianceStack(app, 'Compliance', {
    env,
    plan,
    keysAndLogs,
    securityServices: [],
    outpostRegions: [],
    residency: { regions: [plan.instanceRegion], replicaBuckets: [] },
  });
  stack.calls.onResidencyEvent(new SqsQueue(new Queue(stack, 'Heard')));
  const rules = resourcesOf(stack, 'AWS::Events::Rule').filter(({ logicalId }) => /^Calls.*Target/.test(logicalId));
  expect(rules.length).toBeGreaterThan(5);
  for (const { Properties } of rules) {
    expect(JSON.stringify(Properties['Targets'])).toContain('Heard');
    expect(JSON.stringify(Properties['EventPattern'])).not.toContain('cfn-exec-role');
  }
});
