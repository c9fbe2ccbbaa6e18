import fc from 'fast-check';
import { contactAttributes } from '../../lib/contact-flows/contact-attributes';
import { lintFlow } from '../../lib/contact-flows/lint-flow';
import { encryptedInputs } from '../../lib/contact-flows/payment/encrypted-inputs';
import { secureInputFlow, type SecureInputFlowProps } from '../../lib/contact-flows/payment/secure-input-flow';
import { secureInputWords } from '../../lib/contact-flows/payment/secure-input-words';
import { asFlow, everyRun, type FlowRun, TYPED } from '../support/flow-interpreter';

const props: SecureInputFlowProps = { callRecording: true, screenRecording: true };
const BEFORE = ['Agent', 'Customer', 'Agent'];
const flow = asFlow(secureInputFlow(props));

const answers = [
  { paymentResult: 'accepted', paymentToken: 'one-time' },
  { paymentResult: 'declined', paymentToken: '' },
  { paymentResult: 'invalid', paymentToken: '' },
  { paymentResult: 'something else', paymentToken: '' },
];
const noticed: readonly FlowRun[] = answers.flatMap((answer) =>
  everyRun(flow, { attributes: { notice: 'recorded' }, recording: BEFORE, answers: [answer] }),
);
const failed = (run: FlowRun, action: string) =>
  run.path.some((step) => step.action === action && step.outcome === 'NoMatchingError');

describe('every way through the secure input flow', () => {
  test('ends, and leaves nobody in silence', () => {
    expect(noticed.length).toBeGreaterThan(100);
    for (const { end } of noticed) expect(end).toBe('disconnected');
  });

  test('ends with recording as it was, the log on, and the agent back', () => {
    for (const run of noticed) {
      expect(run.recording).toEqual(BEFORE);
      expect(run.logging).toBe(true);
      expect(run.path.some(({ action }) => action === 'release-agent')).toBe(true);
    }
  });

  test('asks for digits only with the log off, nothing recorded, the agent on hold and the notice heard', () => {
    const asked = noticed.flatMap(({ inputs }) => inputs);
    expect(new Set(asked.map(({ action }) => action))).toEqual(
      new Set(['card-number', 'expiry', 'security-code', 'overwrite-input']),
    );
    for (const moment of asked) {
      expect(moment).toMatchObject({ logging: false, recording: [], agentOnHold: true });
      expect(moment.heard[0]).toBe(secureInputWords.notice);
    }
  });

  test('leaves no input: in attributes of the contact never, in those of the flow unless erasing itself failed', () => {
    for (const run of noticed) {
      expect(JSON.stringify(run.attributes)).not.toContain(TYPED);
      if (!failed(run, 'erase-inputs')) expect(JSON.stringify(run.flowAttributes)).not.toContain(TYPED);
      if (!failed(run, 'overwrite-input')) expect(run.storedInput ?? '').not.toContain(TYPED);
    }
  });

  test('hands over each input as it was typed there', () => {
    const paid = noticed.find(({ heard }) => heard.includes(secureInputWords.accepted));
    expect(paid?.path.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['keep-card-number', 'keep-expiry', 'keep-security-code', 'pay', 'note-result']),
    );
    const handed = flow.Actions.find(({ Identifier }) => Identifier === 'pay')?.Parameters[
      'LambdaInvocationAttributes'
    ];
    expect(Object.keys(handed as object)).toEqual(['encryptionKeyId', ...encryptedInputs]);
  });

  test('notes the result and the one-time token, and no other attribute', () => {
    const accepted = noticed.filter(({ heard }) => heard.includes(secureInputWords.accepted));
    expect(accepted.length).toBeGreaterThan(0);
    for (const { attributes } of accepted) {
      expect(attributes).toEqual({ notice: 'recorded', paymentResult: 'accepted', paymentToken: 'one-time' });
    }
    for (const { attributes } of noticed) {
      for (const name of Object.keys(attributes)) expect(contactAttributes as readonly string[]).toContain(name);
    }
  });

  test('lets details that are not complete be entered again, and not for ever', () => {
    const attempts = noticed.map(({ inputs }) => inputs.filter(({ action }) => action === 'card-number').length);
    expect(Math.max(...attempts)).toBe(3);
  });

  test('takes and records nothing where no notice was noted', () => {
    for (const attributes of [{}, { notice: 'not-recorded' }] as Record<string, string>[]) {
      const runs = everyRun(flow, { attributes, answers });
      expect(runs.length).toBeGreaterThan(0);
      for (const run of runs) expect(run).toMatchObject({ inputs: [], recording: [], logging: true });
    }
  });
});

describe('the secure input flow', () => {
  test('records nothing where nothing was recorded', () => {
    const quiet = asFlow(secureInputFlow({ callRecording: false, screenRecording: false }));
    const runs = everyRun(quiet, { attributes: { notice: 'not-recorded' }, answers });
    expect(runs.some(({ inputs }) => inputs.length > 0)).toBe(true);
    for (const run of runs) expect(run).toMatchObject({ recording: [] });
  });

  test('is without a finding, whatever is recorded', () => {
    const anyProps = fc.record({ callRecording: fc.boolean(), screenRecording: fc.boolean() });
    fc.assert(
      fc.property(anyProps, (anyOf) => {
        expect(lintFlow(asFlow(secureInputFlow(anyOf)), { region: 'ca-central-1' })).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('stores no input that is not encrypted', () => {
    const inputs = flow.Actions.filter(({ Type }) => Type === 'GetParticipantInput');
    expect(inputs).toHaveLength(4);
    for (const { Parameters } of inputs) {
      expect(Parameters).toMatchObject({
        StoreInput: 'True',
        InputEncryption: { EncryptionKeyId: '${EncryptionKeyId}', Key: '${EncryptionCertificate}' },
      });
    }
  });
});
