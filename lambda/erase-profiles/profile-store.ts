import {
  type CustomerProfilesClient,
  DeleteProfileCommand,
  ListProfileObjectsCommand,
  ListProfileObjectTypesCommand,
  ResourceNotFoundException,
  SearchProfilesCommand,
} from '@aws-sdk/client-customer-profiles';
import { type ProfileRow } from '../../lib/domain/erasure/register-row';
import { type IdentifierKind } from '../../lib/domain/erasure/subject-identifier';
import { type StoreToErase } from '../shared/erasure/erase-store';
import { type PiiRegister } from '../shared/erasure/pii-register';

/** A domain of Amazon Connect Customer Profiles. */
export interface ProfileDomain {
  readonly client: CustomerProfilesClient;
  readonly domain: string;
}

export interface ProfileStoreMeans {
  readonly profiles: ProfileDomain;
  readonly register: PiiRegister;
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

/**
 * Profiles of a subject: found by each identifier, so that a person who has several profiles loses them all, and deleted
 * with every object that belongs to them. A profile that is only similar is somebody else's until an identifier says so.
 */
export function profileStore({ profiles, register }: ProfileStoreMeans): StoreToErase<ProfileRow> {
  return {
    store: 'profile',
    find: async ({ identifiers = [], subjects }, asOf) => {
      for (const { kind, value } of identifiers) {
        const key = searchKeys[kind];
        if (key === undefined) continue;
        for await (const profileId of profilesBy(key, value, profiles)) {
          await register.add({ store: 'profile', category: 'profile', profileId, createdOn: asOf, subjects });
        }
      }
    },
    erase: async (row) => {
      if (await exists(row, profiles)) {
        await register.count(row, 1 + (await countObjects(row, profiles)));
        await deleteProfile(row, profiles);
      }
      return { state: 'erased' };
    },
    isGone: async (row) => !(await exists(row, profiles)),
  };
}

async function* profilesBy(KeyName: string, value: string, { client, domain }: ProfileDomain): AsyncGenerator<string> {
  let NextToken: string | undefined;
  do {
    const { Items = [], NextToken: next } = await client.send(
      new SearchProfilesCommand({ DomainName: domain, KeyName, Values: [value], MaxResults: PAGE, NextToken }),
    );
    for (const { ProfileId } of Items) if (ProfileId !== undefined) yield ProfileId;
    NextToken = next;
  } while (NextToken !== undefined);
}

async function exists({ profileId }: ProfileRow, profiles: ProfileDomain): Promise<boolean> {
  for await (const found of profilesBy('_profileId', profileId, profiles)) if (found === profileId) return true;
  return false;
}

/** Objects of every type that the profile is made of, such as contacts and what other systems told. */
async function countObjects({ profileId: ProfileId }: ProfileRow, { client, domain }: ProfileDomain): Promise<number> {
  let count = 0;
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
        count += page.Items?.length ?? 0;
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
    }
    nextType = types.NextToken;
  } while (nextType !== undefined);
  return count;
}

async function deleteProfile({ profileId: ProfileId }: ProfileRow, { client, domain }: ProfileDomain): Promise<void> {
  try {
    await client.send(new DeleteProfileCommand({ DomainName: domain, ProfileId }));
  } catch (error) {
    // Somebody else, or this function before it crashed, has deleted it.
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
