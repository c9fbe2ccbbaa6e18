import { UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { parseTemplate, type Template } from '../../deploy/assembly';
import { deployedTemplate, waitForStack, withCloudFormation, type StackLocation } from '../../deploy/deployed-stacks';
import { checkDeployed, requireClean } from '../../residency-check';
import { type Cast, type Scene } from '../scene';

/** Someone changes a deployed stack past the gate, so that recordings are copied abroad; the check finds it. */
export const scene: Scene = {
  time: '16:00',
  title: 'someone plants a foreign replica',
  async play(cast) {
    const { report, foreignRegion, emulator } = cast;
    const content = cast.stacks.find(({ id }) => id.endsWith(`${cast.region}-content`));
    if (content === undefined) throw new Error('the jurisdiction has no content stack');
    const check = (label: string) => checkDeployed(cast.deployer, cast.profile, cast.stacks, label);
    await report.step('before, the deployed templates keep their promise', async () =>
      requireClean(await check(`${cast.jurisdiction}-before`)),
    );
    const before = await deployedTemplate(emulator, content);
    await report.step(`the recordings' bucket is told to copy to ${foreignRegion}, past the gate`, () =>
      update(cast, content, JSON.stringify(withForeignReplica(parseTemplate(JSON.parse(before)), cast))),
    );
    await report.step('`residency check` on the deployed templates finds it', async () => {
      const { exitCode, findings } = await check(`${cast.jurisdiction}-planted`);
      const escape = findings.find(({ verdict, message }) => verdict === 'escapes' && message.includes(foreignRegion));
      if (exitCode !== 1 || escape === undefined)
        throw new Error(`exit code ${exitCode}, findings ${JSON.stringify(findings)}`);
      report.line(escape.message);
    });
    await report.step('the template of the release takes it away again', async () => {
      await update(cast, content, before);
      requireClean(await check(`${cast.jurisdiction}-after`));
    });
  },
};

function withForeignReplica(template: Template, { foreignRegion, account }: Cast): Template {
  const [id, bucket] =
    Object.entries(template.Resources).find(
      ([key, { Type }]) => Type === 'AWS::S3::Bucket' && key.startsWith('CallRecordings'),
    ) ?? [];
  if (id === undefined || bucket === undefined) throw new Error('the content stack has no bucket for recordings');
  const text = JSON.stringify(bucket.Properties?.['ReplicationConfiguration']);
  const changed = text
    .replaceAll(/arn:aws:s3:::[a-z0-9.-]+/g, `arn:aws:s3:::planted-${account}-${foreignRegion}`)
    .replaceAll(/arn:aws:kms:[a-z0-9-]+:/g, `arn:aws:kms:${foreignRegion}:`);
  const Properties = { ...bucket.Properties, ReplicationConfiguration: JSON.parse(changed) as unknown };
  return { ...template, Resources: { ...template.Resources, [id]: { ...bucket, Properties } } };
}

/** Past the CDK and its gate: straight to CloudFormation. */
async function update(cast: Cast, stack: StackLocation, template: string): Promise<void> {
  const { emulator } = cast;
  const { account, region } = stack;
  // CloudFormation takes at most 51,200 characters in the call itself.
  const object = { Bucket: `cdk-hnb659fds-assets-${account}-${region}`, Key: `${stack.name}-by-hand.json` };
  const s3 = new S3Client(emulator.clientSettings(account, region));
  await s3.send(new PutObjectCommand({ ...object, Body: template }));
  await withCloudFormation(emulator, stack, (client) =>
    client.send(
      new UpdateStackCommand({
        StackName: stack.name,
        TemplateURL: `https://s3.${region}.amazonaws.com/${object.Bucket}/${object.Key}`,
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
      }),
    ),
  );
  await waitForStack(emulator, stack, 'UPDATE_COMPLETE');
}
