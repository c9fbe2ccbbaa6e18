import { handler as record } from '../../../lambda/record-erasure/handler';
import { handler } from '../../../lambda/notify-requester/handler';
import { handlerStage } from '../../support/erasure/handler-environment';
import { openRequest } from '../../support/erasure/open-request';
import { itRefuses, partEvent } from '../../support/erasure/refusals';

const stage = handlerStage();
const mail = {
  NOTICE_SENDER: 'privacy@northwind.example',
  NOTICE_IDENTITY_ARN: 'arn:aws:ses:ca-central-1:111111111111:identity/northwind.example',
  CONFIGURATION_SET: 'ca-prod-notices',
};

itRefuses(stage, handler, partEvent(), ['CASES_TABLE', 'LEDGER_TABLE', 'STAGE', 'JURISDICTION', 'CONTROLLER']);

test.each(['JURISDICTION', 'NOTICE_SENDER'])('refuses an environment with a wrong %s', async (name) => {
  await stage.enter({ ...mail, [name]: 'moon' });
  await expect(handler(partEvent())).rejects.toThrow();
});

test('sends from the identity of the Region, by its configuration set', async () => {
  const world = await stage.enter(mail);
  const requestId = await openRequest(world, [{ kind: 'phone', value: '+15145550100' }]);
  await record({ requestId });
  expect(await handler({ requestId })).toEqual({ status: 'closed', receipt: `${requestId}/1.json` });
  expect(stage.engines().ses.calls.at(-1)?.input).toMatchObject({
    FromEmailAddress: mail.NOTICE_SENDER,
    FromEmailAddressIdentityArn: mail.NOTICE_IDENTITY_ARN,
    ConfigurationSetName: mail.CONFIGURATION_SET,
  });
});

test('tells nothing that the ledger does not have', async () => {
  const world = await stage.enter(mail);
  const requestId = await openRequest(world, [{ kind: 'phone', value: '+15145550100' }]);
  await world.cases.change(await world.cases.get(requestId), { status: 'recorded' });
  await expect(handler({ requestId })).rejects.toThrow('is not in the ledger');
  expect(stage.engines().mails).toEqual([]);
});
