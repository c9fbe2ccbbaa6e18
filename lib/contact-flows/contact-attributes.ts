/**
 * The only attributes that a flow may set on a contact. They stay in the contact record for 24 months, reach whoever
 * reads contact records, and cannot be erased one by one: so none of them is about a person.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
 */
export const contactAttributes = [
  /** Opaque id of the organisation that the contact is for. */
  'organisationId',
  /** Id of the jurisdiction whose contact centre serves the organisation. */
  'jurisdiction',
  /** Region of that contact centre. */
  'homeRegion',
  /** `active`, `suspended` or `moving`, when the contact came. */
  'organisationStatus',
  /** Which notice the customer heard: `recorded` or `not-recorded`. */
  'notice',
  /** Version of that notice, with the beginning of the hash of its text. */
  'noticeVersion',
  /** What became of the card details: `accepted`, `declined` or `invalid`. */
  'paymentResult',
  /** One-time token for what the payment processor gave for the card; worthless minutes later. */
  'paymentToken',
] as const;

export type ContactAttribute = (typeof contactAttributes)[number];

/** What else of a run's data an attribute may be set from: nothing that the customer said, typed or called from. */
const IMPERSONAL = [
  // Answered by the look-up of the organisation.
  '$.External.status',
  '$.AwsRegion',
  '$.Channel',
  '$.InstanceARN',
  '$.LanguageCode',
  '$.Queue.Name',
  '$.Queue.ARN',
];

/** Whether the name is of the allow-list. */
export function isContactAttribute(name: string): name is ContactAttribute {
  return (contactAttributes as readonly string[]).includes(name);
}

/** Whether a reference of a flow, such as `$.External.homeRegion`, is known to hold nothing about a person. */
export function isImpersonal(reference: string): boolean {
  const [, answer] = /^\$\.(?:External|Attributes|FlowAttributes)\.(\w+)$/.exec(reference) ?? [];
  return IMPERSONAL.includes(reference) || (answer !== undefined && isContactAttribute(answer));
}
