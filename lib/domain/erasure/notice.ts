import { type NoticeLanguage } from './erasure-request';
import { type LedgerRecord } from './ledger';

/** A message to a person, as plain text. It says nothing of the person but the id of the request. */
export interface Notice {
  readonly subject: string;
  readonly text: string;
}

/** Who answers, and where to go with a complaint. */
export interface NoticeSender {
  /** The legal entity that is the controller. */
  readonly controller: string;
  readonly complaintBody: string;
}

/** What the person asked for. */
export type NoticeAbout = 'erasure' | 'access';

interface Words {
  readonly answer: string;
  readonly outcome: Readonly<Record<LedgerRecord['outcome'], string>>;
  readonly kept: (places: number, basis: string, until: string | undefined) => string;
  readonly later: string;
  readonly received: (receivedOn: string, basis: string) => string;
  readonly receipt: string;
  readonly complain: (sender: NoticeSender) => string;
  readonly extended: Readonly<Record<NoticeAbout, string>>;
  readonly extension: (answerBy: string, reason: string) => string;
}

const words: Readonly<Record<NoticeLanguage, Words>> = {
  en: {
    answer: 'Answer to your request for erasure',
    outcome: {
      erased: 'We have erased all personal data about you that we found, and looked again: nothing is left.',
      'kept-in-part': 'We have erased personal data about you. Some of it we must still keep:',
      denied: 'We cannot erase the personal data about you yet. We must still keep:',
    },
    kept: (places, basis, until) =>
      `- ${places} ${places === 1 ? 'item' : 'items'}, because of: ${basis}${until === undefined ? '; its end is not known, and we look at it again every 30 days' : `; until ${until}`}`,
    later: 'When the reason ends, we erase it without a new request and tell you.',
    received: (receivedOn, basis) => `We received your request on ${receivedOn} and decided under: ${basis}.`,
    receipt: 'Name the number of your request to get a signed receipt, which anybody can verify.',
    complain: ({ controller, complaintBody }) =>
      `Answer to this message or ask ${controller} to look at this again. You may also complain to: ${complaintBody}.`,
    extended: {
      erasure: 'Your request for erasure takes longer',
      access: 'Your request for access takes longer',
    },
    extension: (answerBy, reason) => `We need more time, and answer by ${answerBy} at the latest. Reason: ${reason}`,
  },
  fr: {
    answer: "Réponse à votre demande d'effacement",
    outcome: {
      erased:
        'Nous avons effacé toutes les données personnelles vous concernant que nous avons trouvées. Une nouvelle recherche ne trouve plus rien.',
      'kept-in-part':
        'Nous avons effacé des données personnelles vous concernant. Nous devons encore en conserver une partie :',
      denied: 'Nous ne pouvons pas encore effacer les données personnelles vous concernant. Nous devons conserver :',
    },
    kept: (places, basis, until) =>
      `- ${places} ${places === 1 ? 'élément' : 'éléments'}, pour le motif suivant : ${basis}${until === undefined ? " ; la fin n'en est pas connue, nous réexaminons la situation tous les 30 jours" : ` ; jusqu'au ${until}`}`,
    later: "À la fin de ce motif, nous l'effaçons sans nouvelle demande et vous en informons.",
    received: (receivedOn, basis) =>
      `Nous avons reçu votre demande le ${receivedOn} et avons décidé sur le fondement suivant : ${basis}.`,
    receipt: 'Indiquez le numéro de votre demande pour recevoir un reçu signé, que chacun peut vérifier.',
    complain: ({ controller, complaintBody }) =>
      `Répondez à ce message ou demandez à ${controller} de réexaminer la décision. Vous pouvez aussi vous plaindre auprès de : ${complaintBody}.`,
    extended: {
      erasure: "Votre demande d'effacement prend plus de temps",
      access: "Votre demande d'accès prend plus de temps",
    },
    extension: (answerBy, reason) =>
      `Il nous faut plus de temps ; nous répondons au plus tard le ${answerBy}. Motif : ${reason}`,
  },
};

/** The answer to a request, as the ledger has it: the result, what is kept with its basis and end, and how to complain. */
export function answerNotice(record: LedgerRecord, language: NoticeLanguage, sender: NoticeSender): Notice {
  const { answer, outcome, kept, later, received, receipt, complain } = words[language];
  const { requestId, attempt } = record;
  return {
    subject: `${answer} ${requestId} (${attempt})`,
    text: [
      outcome[record.outcome],
      ...record.kept.map(({ places, basis, until }) => kept(places, basis, until)),
      ...(record.kept.length > 0 ? [later] : []),
      '',
      received(record.receivedOn, record.basis),
      receipt,
      complain(sender),
      '',
    ].join('\n'),
  };
}

/** Where to go with a complaint. */
export function complaint(language: NoticeLanguage, sender: NoticeSender): string {
  return words[language].complain(sender);
}

/** That a request takes longer, why, and by when it is answered. */
export function extensionNotice(
  { requestId, answerBy, reason }: { readonly requestId: string; readonly answerBy: string; readonly reason: string },
  language: NoticeLanguage,
  sender: NoticeSender,
  about: NoticeAbout = 'erasure',
): Notice {
  const { extended, extension, complain } = words[language];
  return {
    subject: `${extended[about]} ${requestId}`,
    text: [extension(answerBy, reason), '', complain(sender), ''].join('\n'),
  };
}
