import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { everyRun } from '../../../test/support/flow-interpreter';
import { type AssemblyStack } from '../../deploy/assembly';
import { admitCallers } from '../admit-callers';
import { inventedPhone, optedOutPhone } from '../callers';
import { optedOut } from '../consents';
import { declaredFlow } from '../declared-flow';
import { functionOf, invoke, stackOf } from '../invoke';
import { requireKeptNowhere } from '../kept-texts';
import { organisationOf } from '../organisation';
import { type Cast, type Scene } from '../scene';

/**
 * A caller opts out of the sale and sharing of his data by telephone, and a user by the API. Look-up, record and table are
 * the deployed ones, called as Amazon Connect and API Gateway call them; the flow of the deployed template is run in an
 * interpreter, in every way that it can go, with the answers that the functions give.
 */
export const scene: Scene = {
  time: '14:30',
  title: 'a caller opts out of sale and sharing',
  async play(cast) {
    const { report, region } = cast;
    const stack = stackOf(cast.stacks, `${region}-privacy-requests`);
    await report.step('the functions of choices may use the key of hashes', () => admitCallers(cast));
    const line = new OptOutLine(cast, stack);
    await report.step('who has not opted out is asked, and one digit leads to the function that records', async () => {
      if (!(await line.recordsFor(optedOutPhone))) throw new Error('no way through the flow records');
    });
    await report.step('the choice is recorded, once however often Amazon Connect calls', async () => {
      const contactId = randomUUID();
      await line.record(optedOutPhone, contactId);
      await line.record(optedOutPhone, contactId);
    });
    await report.step('at the next call the flow knows, and leads no way to another record', async () => {
      if (await line.recordsFor(optedOutPhone)) throw new Error('the flow would record again');
    });
    await report.step('whoever is about to sell or share is told of it, and only of this caller', async () => {
      const [own, another] = [await optedOut(cast, optedOutPhone), await optedOut(cast, inventedPhone())];
      if (!own || another) throw new Error(`opted out: ${own}; somebody else: ${another}`);
    });
    await report.step('a user opts out by the API, and in again: the last choice counts', () =>
      chooseByApi(cast, stack),
    );
    await report.step('neither the number nor the name of the user is in a log or a table', () =>
      requireKeptNowhere(cast, { 'the number': optedOutPhone, 'the name of the user': user }),
    );
  },
};

const action = z.object({
  LambdaFunctionARN: z.string(),
  LambdaInvocationAttributes: z.record(z.string(), z.string()),
});

/** The telephone line of the stack: its flow, and the two functions. */
class OptOutLine {
  private readonly flow: ReturnType<typeof declaredFlow>;

  constructor(
    private readonly cast: Cast,
    private readonly stack: AssemblyStack,
  ) {
    this.flow = declaredFlow(stack, 'Opt-out of sale and sharing');
  }

  /** Whether a way through the flow ends with a record, with what the deployed look-up answers for the number. */
  async recordsFor(phone: string): Promise<boolean> {
    const event = this.event('LookUp', phone, randomUUID());
    const answer = await invoke(this.cast, this.cast.region, await this.functionOf('LookUp'), event);
    const answers = [z.record(z.string(), z.string()).parse(answer)];
    const { Identifier } = this.actionOf('Record');
    const runs = everyRun(this.flow, { answers });
    if (runs.some(({ end }) => end !== 'disconnected')) throw new Error('a way through the flow ends in silence');
    return runs.some(({ path }) => path.some(({ action: name }) => name === Identifier));
  }

  /** Calls the function that records as the flow does. */
  async record(phone: string, contactId: string): Promise<void> {
    const event = this.event('Record', phone, contactId);
    const answer = await invoke(this.cast, this.cast.region, await this.functionOf('Record'), event);
    if (JSON.stringify(answer) !== '{"recorded":"true"}') throw new Error(JSON.stringify(answer));
  }

  private event(name: 'LookUp' | 'Record', Address: string, ContactId: string) {
    const { LambdaInvocationAttributes: Parameters } = this.actionOf(name).parameters;
    const ContactData = { ContactId, CustomerEndpoint: { Address, Type: 'TELEPHONE_NUMBER' } };
    return { Name: 'ContactFlowEvent', Details: { ContactData, Parameters } };
  }

  /** The action of the flow that calls a function. */
  private actionOf(name: 'LookUp' | 'Record') {
    const found = this.flow.Actions.find(({ Parameters }) =>
      action.safeParse(Parameters).data?.LambdaFunctionARN.includes(name),
    );
    if (found === undefined) throw new Error(`the flow calls no function ${name}`);
    return { Identifier: found.Identifier, parameters: action.parse(found.Parameters) };
  }

  private functionOf(name: 'LookUp' | 'Record'): Promise<string> {
    return functionOf(this.cast, this.stack, `Consent${name}`);
  }
}

/** Subject of the identity provider. */
const user = `user-${randomUUID()}`;

const apiAnswer = z.object({ statusCode: z.number(), body: z.string() });
const choiceSchema = z.object({ choice: z.string(), version: z.number() });

async function chooseByApi(cast: Cast, stack: AssemblyStack): Promise<void> {
  const own = organisationOf(cast.jurisdiction);
  const ask = async (httpMethod: 'GET' | 'PUT', callerOrganisationId: string, body?: object) => {
    const name = await functionOf(cast, stack, httpMethod === 'GET' ? 'ConsentLookUp' : 'ConsentRecord');
    const answer = await invoke(cast, cast.region, name, {
      httpMethod,
      resource: '/organisations/{organisationId}/opt-out',
      body: body === undefined ? null : JSON.stringify(body),
      requestContext: { authorizer: { organisationId: own, callerOrganisationId, subject: user } },
    });
    return apiAnswer.parse(answer);
  };
  const requireChoice = async (choice: string, version: number): Promise<void> => {
    const { body } = await ask('GET', own);
    const found = choiceSchema.parse(JSON.parse(body));
    if (found.choice !== choice || found.version !== version) throw new Error(`the choice that counts is ${body}`);
  };
  const out = { requestId: randomUUID(), choice: 'opted-out' };
  await ask('PUT', own, out);
  await requireChoice('opted-out', 1);
  await ask('PUT', own, { requestId: randomUUID(), choice: 'opted-in' });
  // A request that comes late once more takes nothing back.
  await ask('PUT', own, out);
  await requireChoice('opted-in', 2);
  const { statusCode } = await ask('PUT', organisationOf('elsewhere'), out);
  if (statusCode !== 404) throw new Error(`a user of another organisation is answered ${statusCode}`);
}
