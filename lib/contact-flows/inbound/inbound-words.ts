/** Language of these words, and so of the conversations that they begin. */
export const inboundLanguage = 'en-US';

/** What the customer is told, besides the collection notice. */
export const inboundWords = {
  closed: 'We are closed at the moment. Please contact us again during our hours of operation.',
  unknown:
    'We could not find out which organisation you want to reach. Please use the contact details that it gave you.',
  // Nothing about where: the caller need not know, and the other contact centre may not take calls from here.
  elsewhere: 'The organisation is not served here at the moment. Please use the contact details that it gave you.',
  unavailable: 'We cannot take your contact right now. Please try again later.',
} as const;
