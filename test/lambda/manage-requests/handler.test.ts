import { handler } from '../../../lambda/manage-requests/handler';
import { erasureRegimes } from '../../../lib/domain/erasure/erasure-regime';
import { handlerStage } from '../../support/erasure/handler-environment';

const stage = handlerStage();
const enter = () => stage.enter({ REGIME: JSON.stringify(erasureRegimes.ca) });

test.each([
  ['no command', {}],
  ['an unknown command', { command: 'erase-everything' }],
  ['a name in place of a role', { command: 'confirm', requestId: '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11', by: 'Ana R' }],
  ['a request without an id', { command: 'show' }],
])('%s is refused with the reason', async (_, event) => {
  await enter();
  expect(await handler(event)).toMatchObject({ outcome: 'refused' });
});

test('lists what is not closed', async () => {
  await enter();
  expect(await handler({ command: 'list' })).toEqual({ outcome: 'found', requests: [] });
});

test.each(['CASES_TABLE', 'HOLDS_TABLE', 'LEDGER_TABLE', 'SUBJECT_KEY_ID', 'STAGE', 'REGIME'])(
  'refuses an environment without %s',
  async (name) => {
    await enter();
    delete process.env[name];
    await expect(handler({ command: 'list' })).rejects.toThrow();
  },
);
