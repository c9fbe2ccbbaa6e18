import { planRegistries } from '../../config';
import { asOfDate } from '../as-of';
import { type Arguments, type CliIo, type Command, exitCode, type ExitCode } from '../command';
import { readDeployment } from '../deployment-file';
import { InputError } from '../input-error';
import { didYouMean } from '../nearest';

/** What the user asked of `residency organisations`. */
export interface OrganisationsOptions {
  /** Id of the Stage of the registry, such as `registry-prod`. */
  readonly registryStage: string;
  readonly masterRegion: string;
  /** Members of the request, as they were typed. Values that may be repeated are lists. */
  readonly request: Readonly<Record<string, string | readonly string[]>>;
  readonly format: 'text' | 'json';
}

/** How it ended: done, refused by the registry, or not tried at all. Messages are one line. */
export type OrganisationsOutcome =
  { readonly ended: 'done' } | { readonly ended: 'refused' | 'failed'; readonly message: string };

/** Does the work of `residency organisations`. The entry point loads it when it is asked for: it needs the AWS SDK. */
export type RunOrganisations = (options: OrganisationsOptions, io: CliIo) => Promise<OrganisationsOutcome>;

/** Flags of a member of the request, with an example. */
interface MemberFlag {
  readonly flag: string;
  readonly member: string;
  readonly example: string;
  /** May be repeated, and left out unless it is required. */
  readonly list?: 'optional' | 'required';
}

const jurisdiction: MemberFlag = { flag: 'jurisdiction', member: 'jurisdiction', example: 'ca' };
const migration: MemberFlag = { flag: 'migration', member: 'migrationId', example: 'MIG-2026-014' };
const place: readonly MemberFlag[] = [
  {
    flag: 'connect-instance',
    member: 'connectInstanceArn',
    example: 'arn:aws:connect:ca-central-1:111111111111:instance/ID',
  },
  { flag: 'api-endpoint', member: 'apiEndpoint', example: 'a1b2c3.execute-api.ca-central-1.amazonaws.com/v1' },
];

const ONE = ['organisationId'];
const TWO = ['holderId', 'ownerId'];

/** What each action takes: members of the request by position, and by flag. */
const actions: Readonly<
  Record<string, { readonly positionals: readonly string[]; readonly flags: readonly MemberFlag[] }>
> = {
  register: {
    positionals: ONE,
    flags: [
      jurisdiction,
      ...place,
      { flag: 'email-domain', member: 'emailDomains', example: 'example.org', list: 'optional' },
    ],
  },
  show: { positionals: ONE, flags: [] },
  suspend: { positionals: ONE, flags: [] },
  resume: { positionals: ONE, flags: [] },
  'begin-move': { positionals: ONE, flags: [migration, jurisdiction] },
  'complete-move': { positionals: ONE, flags: [migration, ...place] },
  'cancel-move': { positionals: ONE, flags: [migration] },
  grant: {
    positionals: TWO,
    flags: [
      { flag: 'scope', member: 'scopes', example: 'users.read', list: 'required' },
      { flag: 'expires-at', member: 'expiresAt', example: '2026-12-31T00:00:00Z' },
    ],
  },
  revoke: { positionals: TWO, flags: [] },
};

const usage = `Usage: residency organisations ACTION ORGANISATION [options]

Manages which jurisdiction serves an organisation, in the registry of one environment. Every action can be repeated:
what is done already stays as it is. Needs AWS credentials that may call the registry's function.

Actions
  register ORGANISATION       --jurisdiction ID --connect-instance ARN --api-endpoint HOST/STAGE [--email-domain DOMAIN]...
  show ORGANISATION
  suspend ORGANISATION        nobody signs in any more
  resume ORGANISATION
  begin-move ORGANISATION     --migration ID --jurisdiction ID: nobody signs in until the move ends
  complete-move ORGANISATION  --migration ID --connect-instance ARN --api-endpoint HOST/STAGE: at home in the new Region
  cancel-move ORGANISATION    --migration ID: at home where it was
  grant HOLDER OWNER          --scope SCOPE... --expires-at TIME: users of HOLDER see data of OWNER
  revoke HOLDER OWNER

Options
  --environment ID       environment of the deployment, such as prod (required)
  --deployment NAME      a deployment of this repository, or a module that exports a definition (default: example)
  --as-of DATE           read the law as of YYYY-MM-DD (default: today)
  --email-domain DOMAIN  domain of the organisation's mail addresses; only its hash leaves this machine. May be repeated
  --scope SCOPE          organisation.read or users.read. May be repeated
  --format FORMAT        text (default) or json
  -h, --help

Exit codes: 0 done, 1 refused by the registry, 2 bad input or usage, or the function cannot be called.
`;

/** `residency organisations`: registers, suspends and moves organisations. */
export function organisationsCommand(runOrganisations: RunOrganisations): Command {
  const members = Object.values(actions).flatMap(({ flags }) => flags);
  return {
    name: 'organisations',
    summary: 'register, look up, suspend and move organisations',
    usage,
    flags: {
      ...Object.fromEntries(members.map(({ flag, list }) => [flag, { type: 'string', multiple: list !== undefined }])),
      environment: { type: 'string' },
      deployment: { type: 'string' },
      'as-of': { type: 'string' },
      format: { type: 'string' },
    },
    run: async (args, io) => tell(await runOrganisations(organisationsOptions(args, io), io), io),
  };
}

function tell(outcome: OrganisationsOutcome, io: CliIo): ExitCode {
  if (outcome.ended === 'failed') throw new InputError(outcome.message);
  if (outcome.ended === 'done') return exitCode.clean;
  io.stderr.write(`residency: refused: ${outcome.message}\n`);
  return exitCode.findings;
}

function organisationsOptions(args: Arguments, io: CliIo): OrganisationsOptions {
  const request = requestOf(args);
  const format = args.value('format') ?? 'text';
  if (format !== 'text' && format !== 'json') throw new InputError(`--format: '${format}' is none of text, json`);
  const environment = required(args, 'environment', 'prod');
  const asOf = asOfDate(args.value('as-of'), io.now);
  const plans = planRegistries(readDeployment(args.value('deployment'), { asOf, cwd: io.cwd }));
  const plan = plans.find((candidate) => candidate.environment === environment);
  if (!plan) {
    const known = plans.map((candidate) => candidate.environment).join(', ');
    throw new InputError(`--environment: '${environment}' is none of the deployment; use one of ${known}`);
  }
  return { registryStage: plan.id, masterRegion: plan.masterRegion, request, format };
}

function requestOf(args: Arguments): OrganisationsOptions['request'] {
  const [name, ...values] = args.positionals;
  const names = Object.keys(actions);
  if (name === undefined)
    throw new InputError(`residency organisations needs an action; use one of ${names.join(', ')}`);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) {
    throw new InputError(
      `residency organisations has no action '${name}'${didYouMean(name, names) || `; use one of ${names.join(', ')}`}`,
    );
  }
  const { positionals, flags } = action;
  if (values.length !== positionals.length) {
    throw new InputError(
      `residency organisations ${name} takes ${positionals.length === 1 ? 'the id of one organisation' : 'the ids of two organisations, HOLDER and OWNER'}, and not ${values.length}`,
    );
  }
  const stray = Object.values(actions)
    .flatMap((other) => other.flags)
    .find(({ flag }) => !flags.some((known) => known.flag === flag) && args.value(flag) !== undefined);
  if (stray) throw new InputError(`residency organisations ${name} takes no --${stray.flag}; leave it out`);
  return {
    command: name,
    ...Object.fromEntries(positionals.map((member, index) => [member, values[index] ?? ''])),
    ...Object.fromEntries(flags.map((member) => [member.member, memberValue(args, member)])),
  };
}

function memberValue(args: Arguments, { flag, example, list }: MemberFlag): string | readonly string[] {
  if (list === undefined) return required(args, flag, example);
  if (list === 'required') required(args, flag, example);
  return args.list(flag);
}

function required(args: Arguments, flag: string, example: string): string {
  const value = args.value(flag);
  if (value === undefined)
    throw new InputError(`residency organisations needs --${flag}, such as --${flag} ${example}`);
  return value;
}
