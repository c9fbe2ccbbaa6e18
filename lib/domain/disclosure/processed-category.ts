import { type PiiCategory, piiOf } from '../labels';
import { CONNECT_CONTACT_RECORD_DAYS } from '../retention-defaults';
import { type StoredContent } from '../stored-content';

/** What is held of a person: content that is stored, contacts of Amazon Connect, profiles, cases, users of an organisation, choices. */
export const processedCategories = [
  'call-recording',
  'screen-recording',
  'transcript',
  'attachment',
  'email',
  'evaluation',
  'report',
  'contact-record-lake',
  'contact',
  'profile',
  'case',
  'user',
  'consent',
] as const;

export type ProcessedCategory = (typeof processedCategories)[number];

/** What this platform does with a category by its construction, whatever a deployment declares. */
export interface CategoryFacts {
  readonly personalData: readonly [PiiCategory, ...PiiCategory[]];
  /** Where the data comes from. */
  readonly source: string;
  /** How long it is kept, where no retention of the deployment says so. */
  readonly retention?: { readonly days?: number; readonly basis: string };
}

const content = (category: StoredContent, source: string): CategoryFacts => ({
  personalData: piiOf[category] ?? ['contact-identifier'],
  source,
});

const CONVERSATION = 'you and the agent, during the conversation';
const SERVICE = 'the contact centre, from the contact';

/** The facts about every category. */
export const categoryFacts: Readonly<Record<ProcessedCategory, CategoryFacts>> = {
  'call-recording': content('call-recording', CONVERSATION),
  'screen-recording': content('screen-recording', 'the screen of the agent, during the conversation'),
  transcript: content('transcript', CONVERSATION),
  attachment: content('attachment', 'whoever sent the file in the conversation'),
  email: content('email', 'you and the agent, by e-mail'),
  evaluation: content('evaluation', 'whoever reviewed the conversation'),
  report: content('report', SERVICE),
  'contact-record-lake': content('contact-record-lake', SERVICE),
  contact: {
    personalData: ['contact-identifier', 'free-text'],
    source: 'you and your telephone network or mail provider, when you contact us',
    retention: { days: CONNECT_CONTACT_RECORD_DAYS, basis: 'Amazon Connect keeps contacts for 24 months' },
  },
  profile: {
    personalData: ['contact-identifier', 'free-text'],
    source: 'your contacts, and the systems that are connected to the contact centre',
  },
  case: {
    personalData: ['free-text', 'contact-identifier', 'file'],
    source: 'the agent who worked on what you contacted us about',
    retention: { basis: 'until the case is deleted: Amazon Connect Cases ends none by itself' },
  },
  user: {
    personalData: ['contact-identifier'],
    source: 'your organisation and its identity provider, and you when you use the service',
    retention: { basis: 'for as long as you are a user of your organisation' },
  },
  consent: {
    personalData: ['contact-identifier'],
    source: 'you, when you choose',
    retention: { basis: 'for as long as your choice is to be respected; identifiers as keyed hashes only' },
  },
};
