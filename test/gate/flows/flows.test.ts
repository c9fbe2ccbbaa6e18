import { inboundFlow } from '../../../lib/contact-flows/inbound/inbound-flow';
import { runCli } from '../../../lib/gate/cli';
import { cliWiring } from '../../support/cli-wiring';
import { recordingIo } from '../../support/cli-io';
import { recordedInbound } from '../../support/shipped-flows';
import { temporaryDirectory, writeFiles } from '../../support/temporary-directory';

const directory = temporaryDirectory();
const good = JSON.stringify(inboundFlow(recordedInbound));
const foreign = good.replace('${LookUpFunction}', 'arn:aws:lambda:us-east-1:111111111111:function:taken');
const template = (Content: unknown) =>
  JSON.stringify({ Resources: { Flow: { Type: 'AWS::Connect::ContactFlow', Properties: { Content } } } });

writeFiles(directory, {
  'good.json': good,
  'foreign.json': foreign,
  'template.json': template({ 'Fn::Sub': good }),
  'foreign-template.json': template({ 'Fn::Sub': foreign }),
  'empty-template.json': '{"Resources":{}}',
  'broken.json': '{"StartAction": 1}',
});

async function flows(...argv: readonly string[]) {
  const io = recordingIo(directory);
  const code = await runCli(['flows', ...argv], io, cliWiring());
  return { code, ...io.written };
}

describe('residency flows', () => {
  test.each([['good.json'], ['template.json'], ['template.json@ca-central-1']])('%s is clean', async (path) => {
    expect(await flows(path)).toEqual({ code: 0, stdout: '1 flow, 0 findings\n', stderr: '' });
  });

  test('says where, what and how to fix', async () => {
    const { code, stdout } = await flows('foreign.json', '--region', 'ca-central-1');
    expect(code).toBe(1);
    expect(stdout).toContain(
      'foreign.json: look-up: its function is in us-east-1, and the instance in ca-central-1 [functions-in-own-region]\n  fix: ',
    );
  });

  test('names the flow of a template', async () => {
    const { code, stdout } = await flows('foreign-template.json@ca-central-1', 'good.json');
    expect(code).toBe(1);
    expect(stdout).toContain('foreign-template.json:1 Flow: look-up: its function is in us-east-1');
    expect(stdout).toContain('2 flows, ');
  });

  test.each([
    [[], "residency: residency flows needs a PATH: a flow, a template or a cloud assembly; see 'flows --help'\n"],
    [['missing.json'], 'residency: missing.json: no such file or directory'],
    [['empty-template.json'], 'residency: empty-template.json: there is no contact flow in it; give one that has\n'],
    [['broken.json'], 'residency: broken.json: this is no flow in the Flow language: '],
    [['good.json', '--region', 'ca-central'], "residency: --region: 'ca-central' is no AWS Region"],
  ])('refuses %j in one line', async (argv, message) => {
    const { code, stderr } = await flows(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
