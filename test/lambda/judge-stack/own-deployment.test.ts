import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { judgeStackEnvironmentSchema } from '../../../lambda/judge-stack/contract';
import { judge } from '../../../lambda/judge-stack/judge';
import { serve } from '../../support/local-server';
import { shippedStacks } from '../../support/shipped-stacks';
import { cloudFormationWith, judgingWith, stackRequest } from '../../support/stack-hook';
import { type SynthesizedStack } from '../../support/synthesized-stack';

const stacks = shippedStacks((stage) => stage.endsWith('-prod'));
const hooks = stacks.flatMap((stack) =>
  stack.resources.flatMap(({ Type, Properties }) => {
    if (Type !== 'AWS::Lambda::Function' || !JSON.stringify(Properties).includes('DEPLOYMENTS')) return [];
    const { Variables } = Properties['Environment'] as { readonly Variables: unknown };
    const { DEPLOYMENTS } = judgeStackEnvironmentSchema.parse(Variables);
    return [{ region: stack.artifact.environment.region, deployments: DEPLOYMENTS }];
  }),
);

const inRegion = (region: string) =>
  stacks.filter(
    ({ artifact: { environment } }) => environment.account === '222222222222' && environment.region === region,
  );

async function answersFor(region: string, judged: readonly SynthesizedStack[]) {
  const hook = hooks.find((each) => each.region === region);
  if (!hook) throw new Error(`no hook in ${region}`);
  const deployed = inRegion(region).map(({ name, artifact }) => ({ name, template: artifact.template as unknown }));
  const cloudFormation = await cloudFormationWith(deployed, region, 100);
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const client = new CloudFormationClient({ endpoint: cloudFormation.url, region, credentials, maxAttempts: 1 });
  const payloads = await serve(({ url }, response) => {
    const found = judged.find(({ name }) => url === `/${name}`);
    response.end(JSON.stringify({ template: JSON.stringify(found?.artifact.template) }));
  });
  const refused: string[] = [];
  for (const { name } of judged) {
    const stackId = `arn:aws:cloudformation:${region}:222222222222:stack/${name}/1`;
    const judging = judgingWith(cloudFormation.url, { deployments: hook.deployments, region, client });
    const { hookStatus, message } = await judge(stackRequest(`${payloads.url}/${name}`, name, { stackId }), judging);
    if (hookStatus !== 'SUCCESS') refused.push(`${name}: ${message}`);
  }
  await Promise.all([cloudFormation.close(), payloads.close()]);
  return refused;
}

const regions = ['ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-north-1', 'us-east-1', 'us-west-2'];

test('there is one hook in every Region of the account', () => {
  expect(hooks.map(({ region }) => region).sort()).toEqual(regions);
});

test.each(regions)('the hook of %s lets every stack of this deployment through', async (region) => {
  const judged = inRegion(region);
  expect(judged.length).toBeGreaterThan(2);
  expect(await answersFor(region, judged)).toEqual([]);
});

test('and not when its second copies would be abroad', async () => {
  const [content] = inRegion('ca-central-1').filter(({ name }) => name.endsWith('-content'));
  if (!content) throw new Error('no stack of content');
  const abroad = JSON.parse(JSON.stringify(content.artifact.template).replaceAll('ca-west-1', 'us-west-2')) as object;
  const artifact = Object.create(content.artifact, { template: { value: abroad } }) as SynthesizedStack['artifact'];
  const [refused] = await answersFor('ca-central-1', [{ ...content, artifact }]);
  expect(refused).toMatch(/escapes s3-replication-key /);
});
