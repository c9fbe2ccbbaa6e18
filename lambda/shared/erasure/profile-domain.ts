import {
  type CustomerProfilesClient,
  ListProfileObjectsCommand,
  type ListProfileObjectsItem,
  ListProfileObjectTypesCommand,
  type Profile,
  SearchProfilesCommand,
} from '@aws-sdk/client-customer-profiles';
import { type IdentifierKind, type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';

/** A domain of Amazon Connect Customer Profiles. */
export interface ProfileDomain {
  readonly client: CustomerProfilesClient;
  readonly domain: string;
}

const PAGE = 100;

/**
 * Search keys that every domain has, by what a person is known by. No key holds the subject of an identity provider.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/standard-profile-definition.html
 */
const searchKeys: Readonly<Partial<Record<IdentifierKind, string>>> = {
  phone: '_phone',
  email: '_email',
  'customer-id': '_account',
};

/** Every profile that an identifier finds. */
export async function* profilesOf(
  { kind, value }: SubjectIdentifier,
  profiles: ProfileDomain,
): AsyncGenerator<Profile & { readonly ProfileId: string }> {
  const key = searchKeys[kind];
  if (key !== undefined) yield* search(key, value, profiles);
}

/** Whether there is a profile of that id. */
export async function profileExists(profileId: string, profiles: ProfileDomain): Promise<boolean> {
  for await (const { ProfileId } of search('_profileId', profileId, profiles)) if (ProfileId === profileId) return true;
  return false;
}

/** Objects of every type that a profile is made of, such as contacts and what other systems told. */
export async function* objectsOf(
  ProfileId: string,
  { client, domain }: ProfileDomain,
): AsyncGenerator<ListProfileObjectsItem> {
  let nextType: string | undefined;
  do {
    const types = await client.send(
      new ListProfileObjectTypesCommand({ DomainName: domain, MaxResults: PAGE, NextToken: nextType }),
    );
    for (const { ObjectTypeName } of types.Items ?? []) {
      let NextToken: string | undefined;
      do {
        const page = await client.send(
          new ListProfileObjectsCommand({ DomainName: domain, ProfileId, ObjectTypeName, MaxResults: PAGE, NextToken }),
        );
        yield* page.Items ?? [];
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
    }
    nextType = types.NextToken;
  } while (nextType !== undefined);
}

async function* search(
  KeyName: string,
  value: string,
  { client, domain }: ProfileDomain,
): AsyncGenerator<Profile & { readonly ProfileId: string }> {
  let NextToken: string | undefined;
  do {
    const { Items = [], NextToken: next } = await client.send(
      new SearchProfilesCommand({ DomainName: domain, KeyName, Values: [value], MaxResults: PAGE, NextToken }),
    );
    for (const { ProfileId, ...profile } of Items) if (ProfileId !== undefined) yield { ...profile, ProfileId };
    NextToken = next;
  } while (NextToken !== undefined);
}
