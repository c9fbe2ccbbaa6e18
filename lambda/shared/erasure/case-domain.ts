import {
  type ConnectCasesClient,
  type FieldValueUnion,
  GetCaseCommand,
  ListCasesForContactCommand,
  ListFieldsCommand,
  ResourceNotFoundException,
  SearchCasesCommand,
  SearchRelatedItemsCommand,
  type SearchRelatedItemsResponseItem,
} from '@aws-sdk/client-connectcases';

/** A domain of Amazon Connect Cases. */
export interface CaseDomain {
  readonly client: ConnectCasesClient;
  readonly domainId: string;
  readonly arn: string;
  /** ARN of the Customer Profiles domain of the customers. */
  readonly profilesArn: string;
}

/** System field of every case: ARN of the profile of the customer. */
const CUSTOMER = 'customer_id';
const PAGE = 25;
/** The most fields that one call lists or tells. */
const MOST_FIELDS = 100;

/** ARN of a profile, as a case names its customer. */
export function customerArn({ profilesArn }: CaseDomain, profileId: string): string {
  return `${profilesArn}/profiles/${profileId}`;
}

/** Ids of the cases of a customer. */
async function casesOfCustomer({ client, domainId }: CaseDomain, customer: string): Promise<readonly string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new SearchCasesCommand({
        domainId,
        filter: { field: { equalTo: { id: CUSTOMER, value: { stringValue: customer } } } },
        maxResults: PAGE,
        nextToken,
      }),
    );
    for (const each of page.cases ?? []) if (each?.caseId !== undefined) found.push(each.caseId);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

/** Ids of the cases that a contact was added to. */
async function casesOfContact({ client, domainId }: CaseDomain, contactArn: string): Promise<readonly string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListCasesForContactCommand({ domainId, contactArn, nextToken }));
    for (const { caseId } of page.cases ?? []) if (caseId !== undefined) found.push(caseId);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

/** Whose a case is, as ARN of a profile; no customer when it names none. `undefined` when there is no such case. */
export async function findCase(
  { client, domainId }: CaseDomain,
  caseId: string,
): Promise<{ readonly customer?: string } | undefined> {
  const found = await unlessAbsent(client.send(new GetCaseCommand({ domainId, caseId, fields: [{ id: CUSTOMER }] })));
  if (!found) return undefined;
  const customer = found.fields?.find((field) => field?.id === CUSTOMER)?.value?.stringValue;
  return customer === undefined || customer === '' ? {} : { customer };
}

/** A field that cases of a domain may have. */
export interface CaseField {
  readonly id: string;
  readonly name: string;
}

/** Fields of a domain, but those that name an agent. */
export async function caseFields({ client, domainId }: CaseDomain): Promise<readonly CaseField[]> {
  const found: CaseField[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListFieldsCommand({ domainId, maxResults: MOST_FIELDS, nextToken }));
    for (const { fieldId, name, type } of page.fields ?? []) {
      if (fieldId !== undefined && type !== 'User') found.push({ id: fieldId, name: name ?? fieldId });
    }
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return found;
}

/** What a case says in these fields, by their names; `undefined` when there is no such case. */
export async function valuesOf(
  { client, domainId }: CaseDomain,
  caseId: string,
  fields: readonly CaseField[],
): Promise<Readonly<Record<string, string | number | boolean>> | undefined> {
  const values: Record<string, string | number | boolean> = {};
  for (let at = 0; at < fields.length; at += MOST_FIELDS) {
    const asked = fields.slice(at, at + MOST_FIELDS);
    const found = await unlessAbsent(
      client.send(new GetCaseCommand({ domainId, caseId, fields: asked.map(({ id }) => ({ id })) })),
    );
    if (!found) return undefined;
    for (const field of found.fields ?? []) {
      const value = textOf(field?.value);
      const name = asked.find(({ id }) => id === field?.id)?.name;
      if (name !== undefined && value !== undefined && value !== '') values[name] = value;
    }
  }
  return values;
}

function textOf(value: FieldValueUnion | undefined): string | number | boolean | undefined {
  return value?.stringValue ?? value?.doubleValue ?? value?.booleanValue;
}

/** Everything that is attached to a case: contacts, comments, files. Nothing when there is no such case. */
export async function relatedItems(
  { client, domainId }: CaseDomain,
  caseId: string,
): Promise<readonly SearchRelatedItemsResponseItem[]> {
  const found: SearchRelatedItemsResponseItem[] = [];
  let nextToken: string | undefined;
  do {
    const page = await unlessAbsent(
      client.send(new SearchRelatedItemsCommand({ domainId, caseId, maxResults: PAGE, nextToken })),
    );
    for (const item of page?.relatedItems ?? []) if (item) found.push(item);
    nextToken = page?.nextToken;
  } while (nextToken !== undefined);
  return found;
}

/** What is answered; `undefined` when there is no such case or item. */
export async function unlessAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Profiles and contacts of a subject, by which its cases are known: ARNs. */
export interface KnownInCases {
  readonly customers: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
}

/** A case of somebody else that a contact of the subject was added to. */
export interface MentioningCase {
  readonly caseId: string;
  /** Items of the case that are the subject's contacts. */
  readonly relatedItemIds: readonly string[];
}

/** Cases of a subject, those of its profiles and those whose contacts are all the subject's, and those of somebody else. */
export async function findCases(
  known: KnownInCases,
  domain: CaseDomain,
): Promise<{ readonly own: ReadonlySet<string>; readonly mentioning: readonly MentioningCase[] }> {
  const own = new Set<string>();
  const mentioning = new Map<string, readonly string[]>();
  for (const customer of known.customers) for (const caseId of await casesOfCustomer(domain, customer)) own.add(caseId);
  for (const contact of known.contacts) {
    for (const caseId of await casesOfContact(domain, contact)) {
      if (own.has(caseId) || mentioning.has(caseId)) continue;
      const items = await relatedItems(domain, caseId);
      if (await isOfSubject(caseId, items, known, domain)) own.add(caseId);
      else mentioning.set(caseId, itemsOf(known.contacts, items));
    }
  }
  return { own, mentioning: [...mentioning].map(([caseId, relatedItemIds]) => ({ caseId, relatedItemIds })) };
}

/** Ids of the items that are one of these contacts. */
function itemsOf(contacts: ReadonlySet<string>, items: readonly SearchRelatedItemsResponseItem[]): readonly string[] {
  return items.flatMap(({ relatedItemId, content }) =>
    relatedItemId !== undefined && contacts.has(content?.contact?.contactArn ?? '') ? [relatedItemId] : [],
  );
}

/** Whether the case is the subject's: by its customer, or, when it names none, because all its contacts are. */
async function isOfSubject(
  caseId: string,
  items: readonly SearchRelatedItemsResponseItem[],
  { customers, contacts }: KnownInCases,
  domain: CaseDomain,
): Promise<boolean> {
  const found = await findCase(domain, caseId);
  if (!found) return false;
  if (found.customer !== undefined) return customers.has(found.customer);
  return items.every(({ content }) => !content?.contact || contacts.has(content.contact.contactArn ?? ''));
}

/** ARN of a case. */
export function caseArn({ arn }: Pick<CaseDomain, 'arn'>, caseId: string): string {
  return `${arn}/case/${caseId}`;
}
