/** Language of these words, and so of the conversations that they begin. */
export const inboundLanguage = 'en-US';

/** What the customer is told. The notice comes before anything is recorded (GDPR art. 13, PIPEDA 4.3, state wiretapping law). */
export const inboundWords = {
  recorded:
    'Thank you for contacting us. This conversation is recorded so that we can review the service you receive. ' +
    'If you do not want to be recorded, please tell the agent at the start.',
  analysed:
    'Thank you for contacting us. This conversation is recorded, and analysed by software, so that we can review the ' +
    'service you receive. If you do not want this, please tell the agent at the start.',
  notRecorded: 'Thank you for contacting us. This conversation is not recorded.',
  closed: 'We are closed at the moment. Please contact us again during our hours of operation.',
  unknown:
    'We could not find out which organisation you want to reach. Please use the contact details that it gave you.',
  // Nothing about where: the caller need not know, and the other contact centre may not take calls from here.
  elsewhere: 'The organisation is not served here at the moment. Please use the contact details that it gave you.',
  unavailable: 'We cannot take your contact right now. Please try again later.',
} as const;
