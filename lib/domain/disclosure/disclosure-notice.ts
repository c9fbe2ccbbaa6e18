import { type NoticeLanguage } from '../erasure/erasure-request';
import { complaint, type Notice, type NoticeSender } from '../erasure/notice';
import { type DisclosureCase } from './disclosure-case';

interface Words {
  readonly subject: string;
  readonly ready: string;
  readonly until: (expiresAt: string) => string;
  readonly again: string;
  readonly received: (receivedOn: string, basis: string) => string;
}

const words: Readonly<Record<NoticeLanguage, Words>> = {
  en: {
    subject: 'Answer to your request for access',
    ready: 'The answer to your request is ready. Download it here, and give the link to nobody:',
    until: (expiresAt) => `The link ends on ${expiresAt} (UTC).`,
    again: 'Answer to this message when it has ended before you opened it: we send you another.',
    received: (receivedOn, basis) => `We received your request on ${receivedOn} and answer under: ${basis}.`,
  },
  fr: {
    subject: "Réponse à votre demande d'accès",
    ready: 'La réponse à votre demande est prête. Téléchargez-la ici et ne transmettez le lien à personne :',
    until: (expiresAt) => `Le lien prend fin le ${expiresAt} (UTC).`,
    again: "Répondez à ce message s'il a pris fin avant que vous ne l'ouvriez : nous vous en enverrons un autre.",
    received: (receivedOn, basis) =>
      `Nous avons reçu votre demande le ${receivedOn} et y répondons sur le fondement suivant : ${basis}.`,
  },
};

/** Where the answer to a request for disclosure is, for some minutes. It says nothing of the person but the id of the request. */
export function disclosureNotice(
  { requestId, receivedOn, basis }: Pick<DisclosureCase, 'requestId' | 'receivedOn' | 'basis'>,
  { link, expiresAt }: { readonly link: string; readonly expiresAt: string },
  language: NoticeLanguage,
  sender: NoticeSender,
): Notice {
  const { subject, ready, until, again, received } = words[language];
  return {
    subject: `${subject} ${requestId}`,
    text: [
      ready,
      link,
      until(`${expiresAt.slice(0, 10)} ${expiresAt.slice(11, 16)}`),
      again,
      '',
      received(receivedOn, basis),
      complaint(language, sender),
      '',
    ].join('\n'),
  };
}
