import { type ExamplePlaces } from './example-values';

/** One resource in a stack of a Region. */
export interface ExampleResource {
  readonly region: string;
  readonly resource: Readonly<Record<string, unknown>>;
}

/** A resource by which data leaves, and one by which it stays, where one resource alone can show that. */
export interface RuleExamples {
  readonly leaves: ExampleResource;
  readonly stays?: ExampleResource;
}

const ACCOUNT = '111111111111';

const queue = (region: string) => `arn:aws:sqs:${region}:${ACCOUNT}:queue`;
const named = (type: string, property: string, value: unknown) => ({ Type: type, Properties: { [property]: value } });
const domainFor = (principal: string) =>
  named('AWS::CodeArtifact::Domain', 'PermissionsPolicyDocument', {
    Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'codeartifact:*', Resource: '*' }],
  });
const output = (region: string) =>
  named('AWS::SSM::Parameter', 'Value', { 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o', Region: region } });

/** The resource of the rule for a Region outside home, and the same for a home Region. */
type ByRegion = (region: string, places: ExamplePlaces) => Omit<ExampleResource, 'region'>['resource'];

/** What differs is the place that the resource names. */
const namingPlace: Readonly<Record<string, ByRegion>> = {
  'custom-resource-stays-home': (region) =>
    named('Custom::Copy', 'ServiceToken', `arn:aws:lambda:${region}:${ACCOUNT}:function:copy`),
  'no-foreign-location': (region) => named('AWS::SSM::MaintenanceWindowTask', 'TaskArn', queue(region)),
  'policy-stays-home': (region, { home }) => domainFor(region === home ? `arn:aws:iam::${ACCOUNT}:root` : '*'),
  'stack-output-stays-home': output,
  'resource-type-known': (region, { home }) => ({
    Type: region === home ? 'AWS::S3::Bucket' : 'Vendor::Service::Thing',
  }),
};

/** Examples of a rule that is more than a row of a channel table; `undefined` for a channel. Held to the analyser by a test. */
export function ruleExamples(rule: string, places: ExamplePlaces): RuleExamples | undefined {
  const { home, foreign } = places;
  if (rule === 'data-stays-home') {
    const resource = { Type: 'AWS::S3::Bucket' };
    return { leaves: { region: foreign, resource }, stays: { region: home, resource } };
  }
  if (rule === 'template-fully-read') {
    const url = 'https://example.com/not-given.json';
    return { leaves: { region: home, resource: named('AWS::CloudFormation::Stack', 'TemplateURL', url) } };
  }
  const resource = namingPlace[rule];
  if (!resource) return undefined;
  const of = (region: string) => ({ region: home, resource: resource(region, places) });
  return { leaves: of(foreign), stays: of(home) };
}
