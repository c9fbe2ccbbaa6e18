const FAILED = 'We could not take your card details. Your agent will help you.';

/** What the customer hears of a payment. The notice comes before the first digit, and says what becomes of the digits. */
export const secureInputWords = {
  notice:
    'You can now enter your card details with the keys of your telephone. Your agent cannot hear you until you have ' +
    'finished, and nothing is recorded. The details go to our payment provider in encrypted form, and we do not keep them.',
  cardNumber: 'Please enter the number of your card, and finish with the hash key.',
  expiry: 'Please enter the month and the year of its expiry, two digits each, and finish with the hash key.',
  securityCode: 'Please enter the security code of your card, and finish with the hash key.',
  again: 'These details are not complete. Please enter them again.',
  accepted: 'Thank you. Your card was accepted.',
  declined: 'Your card was not accepted.',
  failed: FAILED,
  'not-taken': FAILED,
  unnoticed: FAILED,
  back: 'One moment please. You will be back with your agent.',
} as const;
