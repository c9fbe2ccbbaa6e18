import { type RecordOfProcessing } from '../../domain/disclosure/record-of-processing';

/** The law that permits what the example does, in one jurisdiction. */
export interface LegalBases {
  /** To serve the customer who contacts the organisation. */
  readonly service: string;
  /** To review and improve the service. */
  readonly quality: string;
  /** To do what a law asks. */
  readonly duty: string;
}

/** What the example processes personal data for. It sells nothing, and gives nothing to anybody but its processors. */
export function recordOfProcessing({ service, quality, duty }: LegalBases): RecordOfProcessing {
  const review = { purpose: 'review and improve the service', legalBasis: quality };
  const answer = { purpose: 'answer what you contacted us about', legalBasis: service };
  return {
    activities: {
      'call-recording': review,
      'screen-recording': review,
      transcript: answer,
      attachment: answer,
      email: answer,
      evaluation: review,
      report: { purpose: 'plan the staff of the contact centre', legalBasis: quality },
      'contact-record-lake': { purpose: 'account for contacts', legalBasis: service },
      contact: answer,
      profile: answer,
      case: answer,
      user: { purpose: 'let you sign in and use what your organisation gives you', legalBasis: service },
      consent: { purpose: 'respect your choice', legalBasis: duty },
    },
    recipients: [],
  };
}
