import { contactAttributes } from '../../../lib/contact-flows/contact-attributes';
import { deniedAttribute } from '../../../lib/domain/masking/denied-attributes';
import { flowAnswerKeys } from '../../../lambda/look-up-organisation/contract';
import { flowAnswer } from '../../../lambda/shared/flow-answer';

describe('attributes that are denied', () => {
  test.each([
    [
      'card data',
      ['pan', 'PAN', 'cardNumber', 'card_number', 'cardnumber', 'CVV', 'cvv2', 'securityCode', 'card-expiry'],
    ],
    ['an account', ['iban', 'bankNumber', 'sort_code']],
    ['a secret', ['password', 'callerPin', 'otp', 'security-answer']],
    [
      'a national id',
      ['ssn', 'SIN', 'socialInsuranceNumber', 'passport', 'driversLicence', 'health_card', 'nhsNumber'],
    ],
    ['a birth date', ['dob', 'dateOfBirth', 'birth_date']],
    ['a name', ['firstName', 'surname', 'customer-name', 'fullname']],
    ['a way to reach a person', ['email', 'e-mail', 'customerPhone', 'mobile', 'contactNumber', 'zipCode']],
    ['health', ['diagnosis', 'patientId']],
  ])('are about %s: %j', (what, names) => {
    expect(names.map((name) => deniedAttribute(name))).toEqual(names.map(() => what));
  });

  test.each(['pinnedQueue', 'single', 'span', 'company', 'cardToken', 'cardLastFour', 'addressee', 'mailbox', 'using'])(
    '%s is none of them',
    (name) => {
      expect(deniedAttribute(name, 'yes')).toBeUndefined();
    },
  );

  test.each(['+14165550123', 'jane@example.com', '4111 1111 1111 1111', '130 692 544'])('are told by %s', (value) => {
    expect(deniedAttribute('status', value)).toBe('something personal in its value');
  });

  test.each([
    '41111111-1111-1111-8111-111111111111',
    'arn:aws:connect:ca-central-1:411111111111:instance/i',
    '2026-11-20T14:02:55Z',
  ])('are not told by %s, whose digits look like others', (value) => {
    expect(deniedAttribute('organisationId', value)).toBeUndefined();
  });

  test('are none of those that flows may set, or that functions answer', () => {
    expect([...contactAttributes, ...flowAnswerKeys].filter((name) => deniedAttribute(name) !== undefined)).toEqual([]);
  });
});

describe('an answer to a flow', () => {
  test('is given when nothing speaks against it', () => {
    const answer = { found: 'true', connectInstanceArn: 'arn:aws:connect:ca-central-1:111111111111:instance/i' };
    expect(flowAnswer(answer)).toBe(answer);
  });

  test.each([
    [{ customerName: 'Jane' }, "the answer to the flow has a name as 'customerName'; leave it out"],
    [{ status: 'jane@example.com' }, "has something personal in its value as 'status'"],
    [{ status: 'x'.repeat(40_000) }, 'and Amazon Connect takes 32767'],
  ])('is refused without repeating it', (answer, message) => {
    expect(() => flowAnswer(answer)).toThrow(message);
    expect(() => flowAnswer(answer)).not.toThrow('jane');
  });
});
