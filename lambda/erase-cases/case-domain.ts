import {
  type ConnectCasesClient,
  GetCaseCommand,
  ListCasesForContactCommand,
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

/** ARN of a profile, as a case names its customer. */
export function customerArn({ profilesArn }: CaseDomain, profileId: string): string {
  return `${profilesArn}/profiles/${profileId}`;
}

/** Ids of the cases of a customer. */
export async function casesOfCustomer({ client, domainId }: CaseDomain, customer: string): Promise<readonly string[]> {
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
export async function casesOfContact({ client, domainId }: CaseDomain, contactArn: string): Promise<readonly string[]> {
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
