import { SearchContactsCommand } from '@aws-sdk/client-connect';
import { CONNECT_CONTACT_RECORD_DAYS } from '../../../lib/domain/retention-defaults';
import { CUSTOMER_ID } from '../../../lib/domain/masking/contact-record-fields';
import { type ConnectInstance } from './contact-person';

const MILLISECONDS_PER_DAY = 86_400_000;
/** Amazon Connect searches no longer span at once. */
const SEARCHED_DAYS = 56;
const PAGE = 100;

/**
 * Ids of contacts whose attribute says the customer, in all the time that Amazon Connect keeps them. A search can be late:
 * what counts is what the contact says now.
 */
export async function* searchContacts(
  { client, instanceId }: ConnectInstance,
  customerId: string,
  now: Date,
): AsyncGenerator<string> {
  const end = now.getTime();
  for (let day = 0; day < CONNECT_CONTACT_RECORD_DAYS; day += SEARCHED_DAYS) {
    const span = Math.min(SEARCHED_DAYS, CONNECT_CONTACT_RECORD_DAYS - day);
    let NextToken: string | undefined;
    do {
      const found = await client.send(
        new SearchContactsCommand({
          InstanceId: instanceId,
          TimeRange: {
            Type: 'INITIATION_TIMESTAMP',
            StartTime: new Date(end - (day + span) * MILLISECONDS_PER_DAY),
            EndTime: new Date(end - day * MILLISECONDS_PER_DAY),
          },
          SearchCriteria: {
            SearchableContactAttributes: { Criteria: [{ Key: CUSTOMER_ID, Values: [customerId] }] },
          },
          MaxResults: PAGE,
          NextToken,
        }),
      );
      for (const { Id } of found.Contacts ?? []) if (Id !== undefined) yield Id;
      NextToken = found.NextToken;
    } while (NextToken !== undefined);
  }
}
