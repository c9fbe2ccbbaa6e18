import * as z from 'zod';
import { startProcessor } from '../../../test/support/payments/processor-server';
import { DeployedPayment } from '../deployed-payment';
import { functionOf, hasFunction, invoke, stackWith } from '../invoke';
import { requireKeptNowhere } from '../kept-texts';
import { organisationOf } from '../organisation';
import { type Cast, type Scene } from '../scene';

/** A number that every processor knows as a test's. */
const number = '4111111111111111';
const expiry = `12${String((new Date().getUTCFullYear() + 3) % 100).padStart(2, '0')}`;
const card = { number, expiry, securityCode: '739' };

/** Redemptions at the same time. */
const atOnce = 5;

/**
 * A customer pays by card. Function, secrets, tokens and API function are the deployed ones; what was typed is encrypted as
 * Amazon Connect is documented to, and the processor is a server on this machine, over TLS. The network of payments is
 * not there: the emulator runs functions beside it.
 */
export const scene: Scene = {
  time: '10:30',
  title: 'a card is taken',
  async play(cast) {
    const { report } = cast;
    if (!cast.stacks.some((stack) => hasFunction(stack, 'PaymentFunction'))) {
      report.line('this jurisdiction takes no payments');
      return;
    }
    const processor = await startProcessor();
    const payment = new DeployedPayment(cast, stackWith(cast.stacks, 'PaymentFunction'), processor);
    try {
      const restore = await report.step('the private key and the credential are put in place', () => payment.setUp());
      if (restore === undefined) return;
      await take(cast, payment, processor);
      await restore();
    } finally {
      await processor.stop();
    }
  },
};

async function take(
  cast: Cast,
  payment: DeployedPayment,
  processor: Awaited<ReturnType<typeof startProcessor>>,
): Promise<void> {
  const { report } = cast;
  const own = organisationOf(cast.jurisdiction);
  const token = await report.step(
    'the processor gets the card by TLS, and the flow a token that is none of the card',
    async () => {
      const { paymentResult, paymentToken } = await payment.take(own, card);
      const [request, ...more] = processor.requests;
      if (paymentResult !== 'accepted' || request === undefined || more.length > 0) throw new Error(paymentResult);
      if (JSON.stringify(JSON.parse(request.body)) !== JSON.stringify(card))
        throw new Error('the processor got another card');
      if (request.authorization !== `Bearer ${payment.credential}`) throw new Error('the processor got no credential');
      return paymentToken;
    },
  );
  if (token === undefined) return;
  await report.step('neither card number nor token nor credential is in a log or a table', async () => {
    const texts = { 'the card number': number, 'the token': token, 'the credential': payment.credential };
    const { logEvents, items } = await requireKeptNowhere(cast, texts);
    report.line(`${logEvents} log events and ${items} items were looked through`);
  });
  await report.step('what the processor gave is in the table of tokens only', () =>
    requireKeptNowhere(cast, { 'what the processor gave': processorToken }, payment.tableName),
  );
  await report.step('another organisation redeems nothing', async () => {
    const { statusCode } = await redeem(cast, organisationOf('elsewhere'), token);
    if (statusCode !== 404) throw new Error(`it is answered ${statusCode}`);
  });
  await report.step(`of ${atOnce} who redeem at the same time, one gets it`, async () => {
    const answers = await Promise.all(Array.from({ length: atOnce }, () => redeem(cast, own, token)));
    const got = answers.filter(({ statusCode }) => statusCode === 200);
    if (got.length !== 1 || !got[0]?.body.includes(processorToken)) {
      throw new Error(answers.map(({ statusCode }) => statusCode).join(', '));
    }
  });
  await report.step('then nothing of it is left anywhere', () =>
    requireKeptNowhere(cast, { 'what the processor gave': processorToken }),
  );
  await report.step('a card that is declined, or none, gives no token', async () => {
    processor.behave({ status: 402 });
    const answers = [await payment.take(own, card), await payment.take(own, { ...card, number: '4111111111111112' })];
    const wanted = ['declined', 'invalid'];
    if (
      answers.some(({ paymentResult, paymentToken }, index) => paymentResult !== wanted[index] || paymentToken !== '')
    ) {
      throw new Error(answers.map(({ paymentResult }) => paymentResult).join(', '));
    }
  });
}

/** What the processor on this machine gives for every card. */
const processorToken = 'processor-token';

async function redeem(cast: Cast, organisationId: string, token: string) {
  const name = await functionOf(cast, stackWith(cast.stacks, 'TokenExchangeFunction'), 'TokenExchangeFunction');
  const answer = await invoke(cast, cast.region, name, {
    httpMethod: 'POST',
    resource: '/organisations/{organisationId}/tokens/redemption',
    body: JSON.stringify({ token }),
    requestContext: { authorizer: { organisationId } },
  });
  return z.object({ statusCode: z.number(), body: z.string() }).parse(answer);
}
