import { join } from 'node:path';
import { createRequire } from 'node:module';
import * as z from 'zod';
import { everyRun, type FlowRun } from '../../../test/support/flow-interpreter';
import { TokenIssuer } from '../../../test/support/token-issuer';
import { type IssueClaimsEvent, ORGANISATION_ATTRIBUTE } from '../../../lambda/issue-claims/contract';
import { runCommand } from '../../command';
import { root } from '../../workspace';
import { declaredFlow } from '../declared-flow';
import { functionOf, invoke, outputOf, stackOf } from '../invoke';
import { domainHashOf, organisationOf } from '../organisation';
import { type Cast, type Scene } from '../scene';

/**
 * Someone of the organisation signs in and asks for its data, and a contact arrives for it. The functions are the
 * deployed ones, called as Amazon Cognito, API Gateway and Amazon Connect call them: the emulator's API Gateway enforces
 * no authoriser as AWS does. Only the authoriser runs beside the emulator, with the environment that is deployed,
 * because it fetches the issuer's keys from AWS: here they are those of a synthetic issuer in the pool's place.
 */
export const scene: Scene = {
  time: '08:30',
  title: 'sign-in and routing',
  async play(cast) {
    const { report, jurisdiction, region } = cast;
    const identity = stackOf(cast.stacks, `${region}-identity`);
    const organisationId = organisationOf(jurisdiction);
    for (const stack of cast.environmentStacks.filter(({ id }) => id.endsWith('-identity'))) {
      await report.step(
        `before sign-in the look-up in ${stack.region} tells by mail domain where, and not who`,
        async () => {
          const body = await lookUpPublicly(cast, stack, domainHashOf(jurisdiction));
          const { homeRegion } = z.object({ homeRegion: z.string() }).parse(body);
          if (homeRegion !== region) throw new Error(`the look-up answers ${JSON.stringify(body)}`);
          if (JSON.stringify(body).includes(organisationId)) throw new Error('the look-up tells the organisation');
        },
      );
    }
    const claims = await report.step('the claims trigger binds a token to organisation, Region and role', async () =>
      issuedClaims(cast, organisationId),
    );
    await report.step('a user without an organisation gets no token', async () => {
      const refused = await issuedClaims(cast, undefined).catch((error: unknown) => String(error));
      if (typeof refused !== 'string' || !refused.includes('belongs to no organisation')) {
        throw new Error(`the trigger answers ${JSON.stringify(refused)}`);
      }
    });
    await report.step('a request without a token is unauthorised, at the deployed authoriser', async () => {
      const authoriser = await functionOf(cast, stackOf(cast.stacks, `${region}-api`), 'AuthoriserFunction');
      const event = requestOf(cast, organisationId, undefined);
      const answer = await invoke(cast, region, authoriser, event).catch((error: unknown) => String(error));
      if (typeof answer !== 'string' || !answer.includes('Unauthorized'))
        throw new Error(`it answers ${JSON.stringify(answer)}`);
    });
    if (claims !== undefined) await askWith(cast, claims);
    await playFlow(cast, identity);
  },
};

async function lookUpPublicly(cast: Cast, identity: Cast['stacks'][number], emailDomainHash: string): Promise<unknown> {
  const answer = await invoke(cast, identity.region, await functionOf(cast, identity, 'LookUpFunction'), {
    httpMethod: 'GET',
    resource: '/look-up/email-domains/{emailDomainHash}',
    pathParameters: { emailDomainHash },
  });
  const { statusCode, body } = z.object({ statusCode: z.number(), body: z.string() }).parse(answer);
  if (statusCode !== 200) throw new Error(`the look-up answers ${statusCode} ${body}`);
  return JSON.parse(body);
}

const claimsSchema = z.object({
  response: z.object({
    claimsAndScopeOverrideDetails: z.object({
      accessTokenGeneration: z.object({
        claimsToAddOrOverride: z.record(z.string(), z.unknown()),
        scopesToAdd: z.array(z.string()),
      }),
    }),
  }),
});

/** What the deployed claims trigger adds to the access token of an administrator. */
async function issuedClaims(cast: Cast, organisationId: string | undefined) {
  const identity = stackOf(cast.stacks, `${cast.region}-identity`);
  const event = {
    version: '2',
    triggerSource: 'TokenGeneration_Authentication',
    region: cast.region,
    userPoolId: await outputOf(cast, identity, 'UserPoolId'),
    request: {
      userAttributes: {
        sub: 'synthetic',
        ...(organisationId !== undefined && { [ORGANISATION_ATTRIBUTE]: organisationId }),
      },
      groupConfiguration: { groupsToOverride: ['administrator'] },
      scopes: ['openid'],
    },
    response: {},
  } satisfies IssueClaimsEvent;
  const answer = await invoke(cast, cast.region, await functionOf(cast, identity, 'ClaimsFunction'), event);
  return claimsSchema.parse(answer).response.claimsAndScopeOverrideDetails.accessTokenGeneration;
}

function requestOf({ account, region }: Cast, organisationId: string, token: string | undefined) {
  const resource = '/organisations/{organisationId}/users';
  const path = resource.replace('{organisationId}', organisationId);
  const authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return {
    type: 'REQUEST',
    methodArn: `arn:aws:execute-api:${region}:${account}:a1b2c3/v1/GET${path}`,
    resource,
    path,
    httpMethod: 'GET',
    headers: authorization,
    multiValueHeaders: Object.fromEntries(Object.entries(authorization).map(([name, value]) => [name, [value]])),
    pathParameters: { organisationId },
    requestContext: { requestId: 'synthetic' },
  };
}

/** Asks the authoriser with a token of the claims: for the own organisation, for one of elsewhere, and as one of elsewhere. */
async function askWith(cast: Cast, issued: Awaited<ReturnType<typeof issuedClaims>>): Promise<void> {
  const { report, jurisdiction } = cast;
  const identity = stackOf(cast.stacks, `${cast.region}-identity`);
  const clientId = await outputOf(cast, identity, 'UserPoolClientId');
  const issuer = new TokenIssuer(cast.region, await outputOf(cast, identity, 'UserPoolId'));
  const stranger = new TokenIssuer(cast.foreignRegion);
  const own = organisationOf(jurisdiction);
  const payload = {
    ...issued.claimsToAddOrOverride,
    scope: issued.scopesToAdd.join(' '),
    client_id: clientId,
  };
  const token = issuer.sign(issuer.claims(own, payload));
  const forged = stranger.sign(issuer.claims(own, payload));
  const cases = [
    ['with it, the own organisation opens', requestOf(cast, own, token), 'Allow'],
    ['with it, another organisation stays shut', requestOf(cast, organisationOf('elsewhere'), token), 'Deny'],
    ['a token of another Region\u2019s pool is unauthorised', requestOf(cast, own, forged), 'Unauthorized'],
  ] as const;
  const answers = await report.step('the authoriser answers, with the environment of the deployed function', () =>
    authorise(
      cast,
      { USER_POOL_ID: issuer.userPoolId, USER_POOL_CLIENT_ID: clientId },
      issuer.jwks,
      cases.map(([, event]) => event),
    ),
  );
  for (const [index, [title, , wanted]] of cases.entries()) {
    await report.step(title, () => {
      if (answers?.[index] !== wanted) throw new Error(`the authoriser answers ${answers?.[index] ?? 'nothing'}`);
    });
  }
}

const tsx = createRequire(__filename).resolve('tsx/cli');

/** Runs the authoriser in a process of its own, which trusts the emulator and reads the Region's replica there. */
async function authorise(
  cast: Cast,
  pool: Readonly<Record<string, string>>,
  jwks: object,
  events: readonly object[],
): Promise<readonly string[]> {
  const environment = {
    ...cast.emulator.environment(cast.account),
    AWS_REGION: cast.region,
    REGISTRY_TABLE_NAME: cast.registry.tableName,
    ...pool,
    AUTHORISE: JSON.stringify({ jwks, events }),
  };
  const script = join(root, 'e2e', 'story', 'authorise.ts');
  const { exitCode, stdout, output } = await runCommand(process.execPath, [tsx, script], {
    cwd: root,
    environment,
    timeout: 120_000,
  });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (exitCode !== 0) throw new Error(`the authoriser ended with exit code ${exitCode}: ${output.trim()}`);
  return z.array(z.string()).parse(JSON.parse(last));
}

/** The flow that is deployed, with the answer of the deployed look-up. */
async function playFlow(cast: Cast, identity: Cast['stacks'][number]): Promise<void> {
  const { report, region, jurisdiction } = cast;
  const centre = stackOf(cast.stacks, `${region}-contact-centre`);
  const InstanceARN = await outputOf(cast, centre, 'InstanceArn');
  const lookUp = await functionOf(cast, identity, 'LookUpFunction');
  const flow = declaredFlow(centre, 'Main inbound flow');
  const runsFor = async (organisationId: string, instance: string): Promise<readonly FlowRun[]> => {
    const answer = await invoke(cast, region, lookUp, {
      Name: 'ContactFlowEvent',
      Details: { ContactData: { InstanceARN: instance }, Parameters: { organisationId } },
    });
    const answers = [z.record(z.string(), z.string()).parse(answer)];
    return everyRun(flow, { attributes: { organisationId }, answers });
  };
  const requireEnd = (runs: readonly FlowRun[], mayQueue: boolean): void => {
    if (runs.some(({ end }) => end === 'queued') !== mayQueue || runs.some(({ end }) => end === 'dropped')) {
      throw new Error(`its ends are ${[...new Set(runs.map(({ end }) => end))].join(', ')}`);
    }
  };
  await report.step('a contact for it reaches the queue, in the interpreter of its flow', async () =>
    requireEnd(await runsFor(organisationOf(jurisdiction), InstanceARN), true),
  );
  await report.step('the same contact at another Region\u2019s instance does not', async () =>
    requireEnd(await runsFor(organisationOf(jurisdiction), InstanceARN.replace(region, cast.foreignRegion)), false),
  );
  await report.step('nor does one for an organisation that nobody registered', async () =>
    requireEnd(await runsFor(organisationOf('nowhere'), InstanceARN), false),
  );
}
