import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { analyse } from '../../lib/residency/analyse';
import { openFindings } from '../../lib/residency/finding';
import { AS_OF } from '../support/platform';
import { inputOf } from '../support/synthesized-stack';
import { collectors, everythingElse, variantStacks } from '../support/variants';

const { ca: splunk, eu: datadog } = collectors;
const stacks = variantStacks('everything else');
const scopeOf = deploymentScopes(everythingElse(), AS_OF);
const inputs = stacks.map(inputOf);
const exporting = stacks.filter(({ name }) => name.endsWith('-siem-export'));
const resourcesOf = (name: string, type: string) =>
  exporting.find((stack) => stack.name === name)?.resources.filter(({ Type }) => Type === type) ?? [];
const STREAM = 'AWS::KinesisFirehose::DeliveryStream';

const isExport = (stack: string) => stack.endsWith('-siem-export');

/** Findings of the exports, with another text in the place of one; and of the stacks whose logs they take. */
function findings(change: (template: string) => string = (text) => text) {
  const changed = inputs.map((input) => {
    if (!isExport(input.stack)) return input;
    const text = change(input.text());
    return { ...input, text: () => text };
  });
  const isJudged = (stack: string) => isExport(stack) || stack.endsWith('-compliance');
  return openFindings(analyse(changed, { scopeOf, isJudged })).map(({ rule, verdict, resource }) => [
    resource.stack,
    rule,
    verdict,
  ]);
}

test('is there for the jurisdictions whose definition asks, in every Region with a trail', () => {
  expect(exporting.map(({ name }) => name).sort()).toEqual([
    'ca-prod-ca-central-1-siem-export',
    'ca-prod-ca-west-1-siem-export',
    'eu-prod-eu-central-1-siem-export',
    'eu-prod-eu-south-1-siem-export',
  ]);
});

test.each([
  [
    'ca-prod-ca-central-1-siem-export',
    'SplunkDestinationConfiguration',
    { HECEndpoint: `https://${splunk.host}:443`, S3BackupMode: 'FailedEventsOnly' },
  ],
  [
    'eu-prod-eu-central-1-siem-export',
    'HttpEndpointDestinationConfiguration',
    {
      EndpointConfiguration: { Name: 'Datadog', Url: `https://${datadog.host}/v1/input` },
      S3BackupMode: 'FailedDataOnly',
    },
  ],
])(
  '%s masks before it sends, by a credential of the Region, and keeps what it cannot send',
  (name, destination, sent) => {
    const [stream] = resourcesOf(name, STREAM);
    const [mask] = resourcesOf(name, 'AWS::Lambda::Function');
    const [bucket] = resourcesOf(name, 'AWS::S3::Bucket');
    const [secret] = resourcesOf(name, 'AWS::SecretsManager::Secret');
    const reference = (resource: { readonly logicalId: string } | undefined) => resource?.logicalId ?? 'nothing';
    expect(stream?.Properties[destination]).toMatchObject({
      ...sent,
      SecretsManagerConfiguration: { Enabled: true, SecretARN: { Ref: reference(secret) } },
      S3Configuration: { BucketARN: { 'Fn::GetAtt': [reference(bucket), 'Arn'] } },
      ProcessingConfiguration: {
        Enabled: true,
        Processors: [
          {
            Type: 'Lambda',
            Parameters: expect.arrayContaining([
              { ParameterName: 'LambdaArn', ParameterValue: { 'Fn::GetAtt': [reference(mask), 'Arn'] } },
            ]) as unknown,
          },
        ],
      },
    });
    expect(stream?.Properties).toMatchObject({
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK' },
    });
    const [subscription] = resourcesOf(name, 'AWS::Logs::SubscriptionFilter');
    expect(subscription?.Properties['DestinationArn']).toEqual({ 'Fn::GetAtt': [reference(stream), 'Arn'] });
  },
);

describe('the gate judges the country of the collector', () => {
  test('one at home is no finding, where its name tells and where the definition declares it', () => {
    expect(findings()).toEqual([]);
  });

  test('one whose name tells another country escapes', () => {
    expect(findings((text) => text.replaceAll('datadoghq.eu', 'datadoghq.com'))).toEqual([
      ['eu-prod/eu-central-1-siem-export', 'firehose-http-endpoint', 'escapes'],
      ['eu-prod/eu-south-1-siem-export', 'firehose-http-endpoint', 'escapes'],
    ]);
  });

  test('one that neither its name nor the definition tells is unproven', () => {
    expect(findings((text) => text.replaceAll(splunk.host, 'http-inputs-other.splunkcloud.com'))).toEqual([
      ['ca-prod/ca-central-1-siem-export', 'firehose-splunk', 'unproven'],
      ['ca-prod/ca-west-1-siem-export', 'firehose-splunk', 'unproven'],
    ]);
  });

  test('what a name tells counts more than what is declared', () => {
    const scope = { jurisdiction: 'ca', homeRegions: ['ca-central-1'], accounts: [] };
    const template = {
      Resources: {
        Stream: {
          Type: STREAM,
          Properties: {
            HttpEndpointDestinationConfiguration: {
              EndpointConfiguration: { Url: 'https://http-intake.logs.datadoghq.com/' },
            },
          },
        },
      },
    };
    const input = {
      stack: 's',
      file: 'f',
      region: 'ca-central-1',
      account: undefined,
      text: () => JSON.stringify(template),
    };
    const declaring = { ...scope, hosts: { 'http-intake.logs.datadoghq.com': 'CA' } };
    expect(openFindings(analyse([input], { scopeOf: () => declaring })).map(({ verdict }) => verdict)).toEqual([
      'escapes',
    ]);
  });

  test('mutations: no other way out of the export goes unseen', () => {
    const key = (text: string) =>
      text.replace(
        /"AWSKMSKeyARN":\{"Fn::GetAtt":\[[^\]]*\]\}/g,
        '"AWSKMSKeyARN":"arn:aws:kms:us-east-1:222222222222:key/1"',
      );
    const bucket = (text: string) =>
      text.replace(/"BucketARN":\{"Fn::GetAtt":\[[^\]]*\]\}/g, '"BucketARN":"arn:aws:s3:::elsewhere"');
    const mask = (text: string) =>
      text.replace(
        /"ParameterName":"LambdaArn","ParameterValue":\{"Fn::GetAtt":\[[^\]]*\]\}/g,
        '"ParameterName":"LambdaArn","ParameterValue":"arn:aws:lambda:us-east-1:222222222222:function:mask"',
      );
    const subscription = (text: string) =>
      text.replace(
        /"DestinationArn":\{"Fn::GetAtt":\[[^\]]*\]\}/g,
        '"DestinationArn":"arn:aws:logs:us-east-1:222222222222:destination:siem"',
      );
    for (const mutate of [key, bucket, mask, subscription]) {
      expect(new Set(findings(mutate).map(([stack]) => stack)).size).toBe(exporting.length);
    }
  });
});
