import { deploymentRolesOf, guardedAccounts, guardedStage, planStages, type DeploymentDefinition } from '../../config';
import { type AttachedGuardrail, organisationGuardrails } from '../../guardrails/organisation-guardrails';
import { permissionsBoundary } from '../../guardrails/permissions-boundary';
import { type Guardrail, MAXIMUM_CHARACTERS, policyText } from '../../guardrails/policy-document';
import { asOfDate } from '../as-of';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { readDeployment } from '../deployment-file';
import { InputError } from '../input-error';
import { writeOutput } from '../write-output';

const usage = `Usage: residency guardrails [options]

Prints the policies that prevent what the gate refuses, for every account of the deployment: service control policies, a
resource control policy and the opt-out of AI services for AWS Organizations, and permissions boundaries for IAM. Each
statement says why it is there. With --output it writes them as JSON, for those who run AWS Organizations elsewhere.

Options
  --deployment NAME   a deployment of this repository, or a module that exports a definition (default: example)
  --organisation ID   id of the organisation, such as o-a1b2c3d4e5, when the definition has no guardrails
  --as-of DATE        read the law as of YYYY-MM-DD (default: today)
  --output DIR        write each policy to DIR/<name>.json
  -h, --help

Exit codes: 0 done, 2 bad input or usage.
`;

/** `residency guardrails`: the preventive policies of a deployment. */
export const guardrailsCommand: Command = {
  name: 'guardrails',
  summary: 'print or write the policies of AWS Organizations and IAM that keep the deployment in its Regions',
  usage,
  flags: {
    deployment: { type: 'string' },
    organisation: { type: 'string' },
    'as-of': { type: 'string' },
    output: { type: 'string' },
  },
  run: printGuardrails,
};

/** A policy, and to what it is attached: accounts, organisational units, or whom people choose. */
type Printed = Guardrail & { readonly targets: readonly string[] };

function printGuardrails(args: Arguments, io: CliIo): ExitCode {
  const [stray] = args.positionals;
  if (stray !== undefined) {
    throw new InputError(`residency guardrails takes no argument '${stray}'; name a deployment with --deployment`);
  }
  const asOf = asOfDate(args.value('as-of'), io.now);
  const definition = readDeployment(args.value('deployment'), { asOf, cwd: io.cwd });
  const guardrails = guardrailsOf(definition, organisationOf(definition, args.value('organisation')));
  const output = args.value('output');
  for (const guardrail of guardrails) {
    if (output !== undefined) {
      writeOutput(`${output}/${guardrail.name}.json`, `${JSON.stringify(guardrail.document, undefined, 2)}\n`, io.cwd);
    }
    io.stdout.write(output === undefined ? described(guardrail) : heading(guardrail));
  }
  return exitCode.clean;
}

function organisationOf({ guardrails }: DeploymentDefinition, given: string | undefined): string {
  const id = given ?? guardrails?.organisationId;
  if (id === undefined) {
    throw new InputError(
      'the definition has no guardrails; give --organisation ID, such as --organisation o-a1b2c3d4e5',
    );
  }
  if (!/^o-[a-z0-9]{10,32}$/.test(id)) {
    throw new InputError(`--organisation: '${id}' is no id of an organisation; write one such as 'o-a1b2c3d4e5'`);
  }
  return id;
}

function guardrailsOf(definition: DeploymentDefinition, organisationId: string): readonly Printed[] {
  const deploymentRoles = deploymentRolesOf(definition);
  const ofOrganisation = Object.keys(definition.environments).flatMap((environment): readonly AttachedGuardrail[] =>
    organisationGuardrails({
      environment,
      organisationId,
      deploymentRoles,
      accounts: guardedAccounts(definition, environment),
    }),
  );
  const boundaries = planStages(definition).map((plan) => ({
    ...permissionsBoundary({ ...guardedStage(plan), deploymentRoles }, plan.account),
    targets: [`people and pipelines of ${plan.id} in ${plan.account}`],
  }));
  return [...ofOrganisation, ...boundaries];
}

function heading(guardrail: Printed): string {
  const size = policyText(guardrail).length;
  const { name, type, targets } = guardrail;
  return `${name}  ${type}  ${size} of ${MAXIMUM_CHARACTERS[type]} characters  for ${targets.join(', ')}\n`;
}

function described(guardrail: Printed): string {
  const reasons = Object.entries(guardrail.reasons).map(([sid, reason]) => `  ${sid}: ${reason}\n`);
  return `${heading(guardrail)}  ${guardrail.description}\n${reasons.join('')}${policyText(guardrail)}\n\n`;
}
