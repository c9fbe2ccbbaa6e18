import { DeleteProfileCommand, ResourceNotFoundException } from '@aws-sdk/client-customer-profiles';
import { type ProfileRow } from '../../lib/domain/erasure/register-row';
import { type StoreToErase } from '../shared/erasure/erase-store';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { objectsOf, type ProfileDomain, profileExists, profilesOf } from '../shared/erasure/profile-domain';

export interface ProfileStoreMeans {
  readonly profiles: ProfileDomain;
  readonly register: PiiRegister;
}

/**
 * Profiles of a subject: found by each identifier, so that a person who has several profiles loses them all, and deleted
 * with every object that belongs to them. A profile that is only similar is somebody else's until an identifier says so.
 */
export function profileStore({ profiles, register }: ProfileStoreMeans): StoreToErase<ProfileRow> {
  return {
    store: 'profile',
    find: async ({ identifiers = [], subjects }, asOf) => {
      for (const identifier of identifiers) {
        for await (const { ProfileId: profileId } of profilesOf(identifier, profiles)) {
          await register.add({ store: 'profile', category: 'profile', profileId, createdOn: asOf, subjects });
        }
      }
    },
    erase: async (row) => {
      const { profileId } = row;
      if (await profileExists(profileId, profiles)) {
        let copies = 1;
        for await (const object of objectsOf(profileId, profiles)) if (object.ObjectTypeName !== undefined) copies += 1;
        await register.count(row, copies);
        await deleteProfile(profileId, profiles);
      }
      return { state: 'erased' };
    },
    isGone: async ({ profileId }) => !(await profileExists(profileId, profiles)),
  };
}

async function deleteProfile(ProfileId: string, { client, domain }: ProfileDomain): Promise<void> {
  try {
    await client.send(new DeleteProfileCommand({ DomainName: domain, ProfileId }));
  } catch (error) {
    // Somebody else, or this function before it crashed, has deleted it.
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}
