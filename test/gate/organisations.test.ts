import { runCli } from '../../lib/gate/cli';
import { type OrganisationsOptions, type OrganisationsOutcome } from '../../lib/gate/commands/organisations';
import { cliWiring } from '../support/cli-wiring';
import { recordingIo } from '../support/cli-io';
import { EASTERN, NORTHERN } from '../support/organisations';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory();

async function organisations(commandLine: string, outcome: OrganisationsOutcome = { ended: 'done' }) {
  const io = recordingIo(directory);
  const asked: OrganisationsOptions[] = [];
  const code = await runCli(
    ['organisations', ...commandLine.split(' ').filter((word) => word !== '')],
    io,
    cliWiring({
      runOrganisations: (options) => {
        asked.push(options);
        return Promise.resolve(outcome);
      },
    }),
  );

  return { code, asked, ...io.written };
}

const place = '--connect-instance ARN --api-endpoint HOST/v1';
const placeMembers = { connectInstanceArn: 'ARN', apiEndpoint: 'HOST/v1' };

test.each<[string, OrganisationsOptions['request']]>([
  [
    `register ${NORTHERN} --jurisdiction ca ${place} --email-domain a.example --email-domain b.example`,
    {
      command: 'register',
      organisationId: NORTHERN,
      jurisdiction: 'ca',
      ...placeMembers,
      emailDomains: ['a.example', 'b.example'],
    },
  ],
  [
    `register ${NORTHERN} --jurisdiction ca ${place}`,
    { command: 'register', organisationId: NORTHERN, jurisdiction: 'ca', ...placeMembers, emailDomains: [] },
  ],
  [`show ${NORTHERN}`, { command: 'show', organisationId: NORTHERN }],
  [`suspend ${NORTHERN}`, { command: 'suspend', organisationId: NORTHERN }],
  [`resume ${NORTHERN}`, { command: 'resume', organisationId: NORTHERN }],
  [
    `begin-move ${NORTHERN} --migration MIG-1 --jurisdiction us`,
    { command: 'begin-move', organisationId: NORTHERN, migrationId: 'MIG-1', jurisdiction: 'us' },
  ],
  [
    `complete-move ${NORTHERN} --migration MIG-1 ${place}`,
    { command: 'complete-move', organisationId: NORTHERN, migrationId: 'MIG-1', ...placeMembers },
  ],
  [
    `cancel-move ${NORTHERN} --migration MIG-1`,
    { command: 'cancel-move', organisationId: NORTHERN, migrationId: 'MIG-1' },
  ],
  [
    `grant ${EASTERN} ${NORTHERN} --scope users.read --scope organisation.read --expires-at T`,
    {
      command: 'grant',
      holderId: EASTERN,
      ownerId: NORTHERN,
      scopes: ['users.read', 'organisation.read'],
      expiresAt: 'T',
    },
  ],
  [`revoke ${EASTERN} ${NORTHERN}`, { command: 'revoke', holderId: EASTERN, ownerId: NORTHERN }],
])('residency organisations %s', async (commandLine, request) => {
  expect(await organisations(`${commandLine} --environment prod`)).toEqual({
    code: 0,
    asked: [{ registryStage: 'registry-prod', masterRegion: 'ca-central-1', request, format: 'text' }],
    stdout: '',
    stderr: '',
  });
});

test.each([
  ['', 'residency: residency organisations needs an action; use one of register, show, suspend,'],
  ['registr x', "residency: residency organisations has no action 'registr'; did you mean 'register'?"],
  ['constructor x', "residency: residency organisations has no action 'constructor'; use one of"],
  ['show --environment prod', 'residency organisations show takes the id of one organisation, and not 0'],
  [`show ${NORTHERN} ${EASTERN} --environment prod`, 'takes the id of one organisation, and not 2'],
  [`grant ${EASTERN} --environment prod`, 'takes the ids of two organisations, HOLDER and OWNER, and not 1'],
  [`show ${NORTHERN}`, 'residency organisations needs --environment, such as --environment prod'],
  [`show ${NORTHERN} --environment moon`, "--environment: 'moon' is none of the deployment; use one of "],
  [
    `show ${NORTHERN} --environment prod --jurisdiction ca`,
    'residency organisations show takes no --jurisdiction; leave it out',
  ],
  [`register ${NORTHERN} --environment prod`, 'needs --jurisdiction, such as --jurisdiction ca'],
  [`grant ${EASTERN} ${NORTHERN} --environment prod --expires-at T`, 'needs --scope, such as --scope users.read'],
  [`show ${NORTHERN} --environment prod --format sarif`, "--format: 'sarif' is none of text, json"],
  [`show ${NORTHERN} --environment prod --deployment none`, 'none'],
])('residency organisations %s is refused in one line', async (commandLine, message) => {
  const { code, asked, stdout, stderr } = await organisations(commandLine);
  expect({ code, asked, stdout, lines: stderr.trim().split('\n').length }).toEqual({
    code: 2,
    asked: [],
    stdout: '',
    lines: 1,
  });
  expect(stderr).toContain(message);
});

test('exit codes tell what the registry refuses from what could not be tried', async () => {
  const show = `show ${NORTHERN} --environment prod`;
  expect(await organisations(show, { ended: 'refused', message: 'it is not registered' })).toMatchObject({
    code: 1,
    stderr: 'residency: refused: it is not registered\n',
  });
  expect(await organisations(show, { ended: 'failed', message: 'no credentials' })).toMatchObject({
    code: 2,
    stderr: 'residency: no credentials\n',
  });
});
