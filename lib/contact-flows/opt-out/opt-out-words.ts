/** What a caller who wants to opt out is told. */
export const optOutWords = {
  ask:
    'This number is for opting out of the sale and sharing of your personal information. ' +
    'To opt out for the number that you are calling from, press 1. To leave everything as it is, hang up.',
  recorded: 'You have opted out. Your personal information is neither sold nor shared from now on. Goodbye.',
  already: 'You have already opted out with this number. There is nothing more that you need to do. Goodbye.',
  unchanged: 'Nothing was changed. You have not opted out. Please call again whenever you like. Goodbye.',
  unknownCaller:
    'Your call shows no number, so that we do not know for whom to opt out. ' +
    'Please call again with your number shown, or write to us by the address in our privacy notice. Goodbye.',
  failed: 'We could not record your choice. You have not opted out. Please call again later. Goodbye.',
} as const;
