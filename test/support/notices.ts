import { type Notice } from '../../lib/contact-flows/notice/notice-actions';

/** A collection notice in one language, as flows play it. */
export const englishNotice: Notice = {
  version: '1-240181351a37',
  texts: [
    {
      language: 'en-US',
      voice: 'Joanna',
      recorded: 'This conversation is recorded.',
      analysed: 'This conversation is recorded and analysed.',
      notRecorded: 'Nothing is recorded.',
    },
  ],
};

/** The same in two languages. */
export const bilingualNotice: Notice = {
  version: '2-5ca1ab1e0000',
  texts: [
    ...englishNotice.texts,
    {
      language: 'fr-CA',
      voice: 'Chantal',
      recorded: 'Cette conversation est enregistrée.',
      analysed: 'Cette conversation est enregistrée et analysée.',
      notRecorded: 'Rien n’est enregistré.',
    },
  ],
};
