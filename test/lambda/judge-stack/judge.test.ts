import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedDecisions } from '../../../lambda/shared/deployed-decisions';
import { judge, type Judging } from '../../../lambda/judge-stack/judge';
import { nameAtSynthesis } from '../../../lambda/judge-stack/stack-identity';
import { analyse } from '../../../lib/residency/analyse';
import { openFindings } from '../../../lib/residency/finding';
import { servePayload, serversOfTests } from '../../support/local-server';
import { canada, cloudFormationWith, judgingWith, resourceRequest, stackRequest } from '../../support/stack-hook';
import { decision as filedDecision } from '../../support/decision';
import { temporaryDirectory } from '../../support/temporary-directory';
import { verdictCases } from '../../support/verdict-cases';

const started = serversOfTests();
const payloadOf = (template: unknown) => started(servePayload(template));

const template = (type: string, properties: unknown) => ({
  Resources: { Judged: { Type: type, Properties: properties } },
});
const home = template('AWS::S3::Bucket', {});
const abroad = template('AWS::S3::Bucket', { AccelerateConfiguration: { AccelerationStatus: 'Enabled' } });

/** Nothing is asked of CloudFormation: a call would fail. */
const judging = (further: Partial<Judging> = {}) => judgingWith('http://127.0.0.1:9', further);

async function judged(content: unknown, name = 'any-stack', further: Partial<Judging> = {}) {
  return judge(stackRequest(await payloadOf(content), name), judging(further));
}

describe('a stack', () => {
  test('that stays at home may be deployed', async () => {
    expect(await judged(home)).toEqual({
      hookStatus: 'SUCCESS',
      message: 'No data leaves its jurisdiction.',
      clientRequestToken: 'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
    });
  });

  test('that leaves is refused with verdict, rule, id, place and fix', async () => {
    expect(await judged(abroad)).toMatchObject({
      hookStatus: 'FAILED',
      errorCode: 'NonCompliant',
      clientRequestToken: 'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
      message: expect.stringMatching(
        /^escapes s3-transfer-acceleration \[[0-9a-f]{16}\] Judged \(AWS::S3::Bucket\) Properties\.AccelerateConfiguration\S*: .+\. Fix: .+/,
      ) as unknown,
    });
  });

  test('in YAML is read as well', async () => {
    const yaml =
      'Resources:\n  Judged:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub "a-${AWS::Region}"\n';
    expect(await judged(yaml)).toMatchObject({ hookStatus: 'SUCCESS' });
  });

  test('is judged in the Region that its id tells', async () => {
    const request = stackRequest(await payloadOf(home), 'any', {
      stackId: 'arn:aws:cloudformation:us-east-1:222222222222:stack/any/1',
    });
    expect(await judge(request, judging())).toMatchObject({
      errorCode: 'NonCompliant',
      message: expect.stringContaining('data-stays-home') as unknown,
    });
  });

  test('that is deleted moves nothing, and is not even read', async () => {
    const request = { ...stackRequest('http://127.0.0.1:9/', 'any'), actionInvocationPoint: 'DELETE_PRE_PROVISION' };
    expect(await judge(request, judging())).toMatchObject({ hookStatus: 'SUCCESS' });
  });

  test('as a change set is judged like the stack that it makes', async () => {
    const changeSet = (payload: string) =>
      stackRequest(payload, 'any', {
        requestData: { targetName: 'CHANGE_SET', targetType: 'CHANGE_SET', targetLogicalId: 'arn', payload },
      });
    expect(await judge(changeSet(await payloadOf(abroad)), judging())).toMatchObject({ errorCode: 'NonCompliant' });
    expect(await judge(changeSet(await payloadOf(home)), judging())).toMatchObject({ hookStatus: 'SUCCESS' });
  });

  test('with more findings than a message holds says how many there are', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`Bucket${index}`, abroad.Resources.Judged]),
    );
    const answer = await judged({ Resources: many });
    expect(answer.message.length).toBeLessThanOrEqual(4_096);
    const listed = answer.message.match(/^escapes /gm)?.length ?? 0;
    expect(answer.message).toContain(`... and ${60 - listed} more: run 'residency check' on the template.`);
    expect(listed).toBeGreaterThan(5);
  });
});

describe('a stack of a CDK app has the ids of findings that it has at synthesis', () => {
  const path = 'ca-prod/ca-central-1-content/Recordings/Resource';
  const content = { Resources: { Recordings: { ...abroad.Resources.Judged, Metadata: { 'aws:cdk:path': path } } } };

  test.each([
    ['ca-prod-ca-central-1-content', path, 'ca-prod/ca-central-1-content'],
    ['Content', 'Content/Recordings/Resource', 'Content'],
    ['renamed', path, 'renamed'],
    ['ca-prod', path, 'ca-prod'],
  ])('%s with %s is %s', (name, constructPath, expected) => {
    const json = JSON.stringify({ Resources: { A: { Metadata: { 'aws:cdk:path': constructPath } } } }, undefined, 1);
    expect(nameAtSynthesis(json, name)).toBe(expected);
    expect(nameAtSynthesis(`Metadata:\n  aws:cdk:path: ${constructPath}\n`, name)).toBe(expected);
  });

  test('so that what the gate says can be looked up', async () => {
    const scope = { jurisdiction: 'ca', homeRegions: ['ca-central-1'], accounts: [] };
    const stack = 'ca-prod/ca-central-1-content';
    const input = {
      stack,
      file: 't',
      region: 'ca-central-1',
      account: '222222222222',
      text: () => JSON.stringify(content),
    };
    const [finding] = openFindings(analyse([input], { scopeOf: () => scope }));
    expect(finding?.rule).toBe('s3-transfer-acceleration');
    const { message } = await judged(content, 'ca-prod-ca-central-1-content');
    expect(message).toContain(`[${finding?.id ?? 'no finding'}]`);
  });
});

describe('what a stack imports', () => {
  const exporting = {
    Resources: { Logs: { Type: 'AWS::S3::Bucket' } },
    Outputs: { Logs: { Value: { Ref: 'Logs' }, Export: { Name: 'keys:Logs<&>' } } },
  };
  const passingOn = {
    Resources: {},
    Outputs: { Again: { Value: { 'Fn::ImportValue': 'keys:Logs<&>' }, Export: { Name: 'again:Logs' } } },
  };
  const other = {
    Resources: {},
    Outputs: Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [name, { Value: name, Export: { Name: `other:${name}` } }]),
    ),
  };
  const stacks = [
    { name: 'other', template: other },
    { name: 'keys', template: exporting },
    { name: 'again', template: passingOn },
  ];
  const importing = (name: string) =>
    template('AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: { 'Fn::ImportValue': name } } });

  async function judgedAmong(content: unknown, deployed = stacks) {
    const endpoint = await started(cloudFormationWith(deployed));
    return judge(stackRequest(await payloadOf(content), 'any'), judgingWith(endpoint));
  }

  test.each(['keys:Logs<&>', 'again:Logs'])('is looked up in the stacks that export it: %s', async (name) => {
    expect(await judgedAmong(importing(name))).toMatchObject({ hookStatus: 'SUCCESS' });
  });

  test('and is refused when nobody exports it', async () => {
    expect(await judgedAmong(importing('keys:Gone'))).toMatchObject({
      errorCode: 'NonCompliant',
      message: expect.stringMatching(/^unproven s3-access-logs /) as unknown,
    });
  });

  test('the findings of other stacks are not held against it', async () => {
    const leaking = { ...exporting, Resources: { Logs: abroad.Resources.Judged } };
    expect(await judgedAmong(importing('keys:Logs<&>'), [{ name: 'keys', template: leaking }])).toMatchObject({
      hookStatus: 'SUCCESS',
    });
  });

  test('cannot be judged when CloudFormation does not answer', async () => {
    const payload = await payloadOf(importing('keys:Logs<&>'));
    await expect(judge(stackRequest(payload, 'any'), judging())).rejects.toThrow();
  });
});

describe('whose law', () => {
  const europe = {
    ...canada,
    id: 'eu-prod',
    profile: 'eu',
    instanceRegion: 'eu-central-1',
    judgesOthers: true,
  } as const;
  const replicated = template('AWS::S3::Bucket', {
    ReplicationConfiguration: {
      Role: 'arn:aws:iam::222222222222:role/r',
      Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::ca-prod-recordings-222222222222-ca-west-1' } }],
    },
  });

  test('a stack of a deployment is judged by its own, and a stranger by that of all', async () => {
    const deployments = [canada, europe];
    expect(await judged(home, 'ca-prod-content', { deployments })).toMatchObject({ hookStatus: 'SUCCESS' });
    expect(await judged(home, 'stranger', { deployments })).toMatchObject({ errorCode: 'NonCompliant' });
    expect(await judged(home, 'eu-prod-content', { deployments })).toMatchObject({ errorCode: 'NonCompliant' });
    expect(await judged(home, 'stranger', { deployments: [canada, { ...europe, judgesOthers: false }] })).toMatchObject(
      {
        hookStatus: 'SUCCESS',
      },
    );
  });

  test('a bucket that a deployment declares in another Region is known there', async () => {
    const known = (region: string) => ({
      deployments: [{ ...canada, bucketsElsewhere: { [region]: ['ca-prod-recordings-222222222222-ca-west-1'] } }],
    });
    expect(await judged(replicated, 'ca-prod-content', known('ca-west-1'))).toMatchObject({ hookStatus: 'SUCCESS' });
    expect(await judged(replicated, 'ca-prod-content', known('us-west-2'))).toMatchObject({
      errorCode: 'NonCompliant',
    });
    expect(await judged(replicated, 'ca-prod-content')).toMatchObject({
      message: expect.stringMatching(/^unproven s3-replication /) as unknown,
    });
  });

  test('a second copy that the law permits is permitted, for as long as it does', async () => {
    const london = { ...europe, dataDisasterRecoveryRegion: 'eu-west-2' };
    const inLondon = stackRequest(await payloadOf(home), 'eu-prod-copies', {
      stackId: 'arn:aws:cloudformation:eu-west-2:222222222222:stack/eu-prod-copies/1',
    });
    const on = (asOf: string) => judge(inLondon, judging({ deployments: [london], asOf }));
    expect(await on('2026-11-21')).toMatchObject({ hookStatus: 'SUCCESS' });
    expect(await on('2040-01-01')).toMatchObject({ errorCode: 'NonCompliant' });
  });
});

test.each(verdictCases.map((each) => [each.title, each] as const))(
  'the Cloud Control API is judged by the same rules: %s',
  async (_, { type, properties, region, findings }) => {
    const request = resourceRequest(type, properties);
    const answer = await judge(request, judging({ region }));
    const found = [...answer.message.matchAll(/^(\w+) ([a-z0-9-]+) \[/gm)].map(([, verdict, rule]) => [rule, verdict]);
    expect(found).toEqual(findings);
    expect(answer.hookStatus).toBe(findings.length === 0 ? 'SUCCESS' : 'FAILED');
    expect(answer.message.length).toBeLessThanOrEqual(1_024);
  },
);

describe('decision records that were deployed', () => {
  const directory = join(temporaryDirectory(), 'decisions');
  mkdirSync(directory);

  test('clear what they grant, on the days of their validity', async () => {
    const grant = { id: 'g1', effect: 'at-rest-outside-home', states: ['at-rest'], conditions: [] };
    const record = filedDecision({
      'grants.0': { ...grant, dataClasses: ['customer-content'], regions: ['us-east-1'], deployments: ['ca-prod'] },
    });
    const request = stackRequest(await payloadOf(home), 'ca-prod-us-east-1-archive', {
      stackId: 'arn:aws:cloudformation:us-east-1:222222222222:stack/ca-prod-us-east-1-archive/1',
    });
    const on = (asOf: string, decisions = [record]) => judge(request, judging({ asOf, decisions }));
    expect(await on('2026-11-21')).toMatchObject({ hookStatus: 'SUCCESS' });
    expect(await on('2026-11-21', [])).toMatchObject({ errorCode: 'NonCompliant' });
    expect(await on('2027-09-01')).toMatchObject({ errorCode: 'NonCompliant' });
  });

  test('the template that people copy is none, and a file that is no record stops every deployment', () => {
    const copied = readFileSync(join(__dirname, '../../../decisions/template.yaml'), 'utf8');
    writeFileSync(join(directory, 'template.yaml'), copied);
    writeFileSync(join(directory, 'README.md'), '#');
    expect(deployedDecisions(directory)).toEqual([]);
    writeFileSync(join(directory, 'RDR-2026-001.yaml'), copied);
    expect(deployedDecisions(directory).map(({ record, file }) => [record.id, file])).toEqual([
      ['RDR-2026-001', 'decisions/RDR-2026-001.yaml'],
    ]);
    writeFileSync(join(directory, 'RDR-2026-002.yaml'), 'id: 7');
    expect(() => deployedDecisions(directory)).toThrow('RDR-2026-002.yaml');
  });
});
