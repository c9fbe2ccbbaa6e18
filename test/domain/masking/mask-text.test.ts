import fc from 'fast-check';
import { maskMessage } from '../../../lib/domain/masking/mask-message';
import { maskText } from '../../../lib/domain/masking/mask-text';

/** Digits with the check digit of Luhn. */
const luhn = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, letter, index) => {
    const weighted = index % 2 === 0 ? Number(letter) * 2 : Number(letter);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const word = fc.stringMatching(/^[a-z]{1,12}$/);
const emails = fc
  .tuple(fc.stringMatching(/^[a-z0-9][a-z0-9._+-]{0,20}$/), word, fc.constantFrom('com', 'ca', 'co.uk', 'example'))
  .map(([local, domain, top]) => `${local}@${domain}.${top}`);
const phones = fc.oneof(
  digits(10).map((number) => `+1${number}`),
  fc
    .tuple(fc.constantFrom('+44', '+49', '+33'), digits(9))
    .map(([code, number]) => `${code} ${number.slice(0, 3)} ${number.slice(3)}`),
  digits(10).map((number) => `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`),
  digits(10).map((number) => `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`),
);
const cards = fc
  .tuple(fc.constantFrom('4', '51', '2221', '6011'), digits(14), fc.constantFrom('', ' ', '-'))
  .map(([start, rest, gap]) => luhn(`${start}${rest}`.slice(0, 15)).replace(/(\d{4})(?=\d)/g, `$1${gap}`));
const amex = digits(12).map((rest) => luhn(`37${rest}`));
const ids = fc.oneof(
  fc.tuple(digits(3), digits(2), digits(4)).map((parts) => parts.join('-')),
  digits(8).map((number) => luhn(number).replace(/(\d{3})(?=\d)/g, '$1 ')),
);
const personal = fc.oneof(emails, phones, cards, amex, ids);
const around = fc.constantFrom(
  (text: string) => text,
  (text: string) => `called ${text} again`,
  (text: string) => `"${text}"`,
  (text: string) => `user=${text}, done`,
  (text: string) => `(${text})`,
  (text: string) => `<${text}>`,
);

describe('what tells a person', () => {
  test('does not get through, wherever it stands', () => {
    fc.assert(
      fc.property(personal, around, (secret, put) => {
        expect(maskText(put(secret))).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });

  test('does not get through as a value of JSON, however deep', () => {
    const deep = (leaf: string) =>
      fc.letrec<{ value: unknown }>((tie) => ({
        value: fc.oneof(
          { maxDepth: 3 },
          fc.constant(leaf),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(word, tie('value'), { maxKeys: 3 }),
        ),
      })).value;
    fc.assert(
      fc.property(
        personal.chain((secret) => fc.tuple(fc.constant(secret), deep(secret))),
        ([secret, value]) => {
          const message = JSON.stringify({
            eventName: 'StartOutboundVoiceContact',
            value,
            text: JSON.stringify(value),
          });
          expect(maskMessage(message)).not.toContain(secret);
        },
      ),
    );
  });

  test('is masked once: doing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(personal, fc.string(), fc.ipV4(), fc.ipV6()), { maxLength: 5 }), (parts) => {
        const once = maskText(parts.join(' '));
        expect(maskText(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['jane.doe+1@example.com', '[e-mail]'],
    [
      'arn:aws:sts::222222222222:assumed-role/Admin/jane@example.com',
      'arn:aws:sts::222222222222:assumed-role/Admin/[e-mail]',
    ],
    ['AROAEXAMPLE:jane@example.com', 'AROAEXAMPLE:[e-mail]'],
    ['mail to müller@bücher.de', 'mail to [e-mail]'],
    ['+14165550123', '[phone number]'],
    ['+44 20 7946 0958', '[phone number]'],
    ['1-416-555-0123', '[phone number]'],
    ['4111 1111 1111 1111', '[card number]'],
    ['378282246310005', '[card number]'],
    ['GB82 WEST 1234 5698 7654 32', '[account number]'],
    ['DE89370400440532013000', '[account number]'],
    ['078-05-1120', '[national id]'],
    ['046 454 286', '[national id]'],
    ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer [token]'],
    ['eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2ln', '[token]'],
    ['203.0.113.77', '203.0.113.x'],
    ['from 2001:db8:85a3:8d3:1319:8a2e:370:7348', 'from 2001:db8:85a3::x'],
    ['from 2001:db8::1', 'from 2001:db8::x'],
  ])('%s reads %s', (text, expected) => {
    expect(maskText(text)).toBe(expected);
  });
});

test.each(['a', '1', '1 ', '-', '+1', 'a.', 'a@', 'eyJ-', 'ab:', '{'])(
  'a text without end takes no time without end: %s',
  (part) => {
    const started = performance.now();
    maskMessage(part.repeat(200_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  },
);

describe('what an investigation needs', () => {
  test.each([
    'arn:aws:iam::222222222222:role/cdk-hnb659fds-cfn-exec-role-222222222222-ca-central-1',
    'arn:aws:s3:::ca-prod-recordings-222222222222-ca-west-1/2026/11/21/4111111111111111.wav',
    'account 222222222222',
    '2026-11-21T08:00:00Z',
    '2026-11-21T08:00:00.123+00:00',
    'f8da6d11-b23f-48f4-814c-0fb6a667f50e',
    'ASIAIOSFODNN7EXAMPLE',
    'aws-sdk-js/3.1142.0 ua/2.1 os/linux#6.1.0 lang/js md/nodejs#24.1.0',
    'connect.amazonaws.com',
    'PutReplicationConfiguration',
    '1763712000000',
    'order 4111111111111112',
    '[e-mail] and [card number]',
    'contact 41111111-1111-1111-8111-111111111111',
    '',
  ])('%s stays', (text) => {
    expect(maskText(text)).toBe(text);
    expect(JSON.parse(maskMessage(JSON.stringify({ text })))).toEqual({ text });
  });

  test('JSON stays JSON of the same shape, and its numbers stay', () => {
    const event = {
      eventTime: '2026-11-21T08:00:00Z',
      eventID: 1763712000000,
      readOnly: false,
      errorCode: null,
      requestParameters: { destinationPhoneNumber: '+14165550123', phoneNumber: 14165550123, bucketName: 'evidence' },
      resources: [{ ARN: 'arn:aws:s3:::evidence' }],
      attributes: { vip: 'yes', nested: ['a'] },
      password: '',
    };
    expect(JSON.parse(maskMessage(JSON.stringify(event)))).toEqual({
      ...event,
      requestParameters: {
        destinationPhoneNumber: '[masked]',
        phoneNumber: '[masked]',
        bucketName: 'evidence',
      },
      attributes: '[masked]',
    });
  });

  test.each(['{ no JSON for jane@example.com', '[jane@example.com', 'jane@example.com {"a":1}'])(
    '%s is masked as text',
    (message) => {
      expect(maskMessage(message)).toBe(message.replace('jane@example.com', '[e-mail]'));
    },
  );
});
