import * as sdk from '@aws-sdk/client-customer-profiles';
import * as z from 'zod';
import { ServiceError, startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { type SignatureScope } from '../../../e2e/doubles/signature';
import { CREDENTIALS, REGION } from './place';

/** A profile: the values of its search keys, and its objects by type. */
export interface StoredProfile {
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly objects: Readonly<Record<string, string[]>>;
}

const searchInput = z.looseObject({
  DomainName: z.string(),
  KeyName: z.string(),
  Values: z.array(z.string()).min(1),
  NextToken: z.string().optional(),
});
const objectsInput = z.looseObject({ ProfileId: z.string(), ObjectTypeName: z.string() });
const profileInput = z.looseObject({ ProfileId: z.string() });

/** Object types of the double's domain. */
const types = ['CTR', '_case', 'CRM-Contact'];

/** Amazon Connect Customer Profiles with one domain, by the SDK's own model. One profile is on each page of a search. */
export function startProfiles(
  profiles: Map<string, StoredProfile>,
  scope: Omit<SignatureScope, 'service'> = { region: REGION, ...CREDENTIALS },
): Promise<ProtocolDouble> {
  const find = (id: string): StoredProfile => {
    const profile = profiles.get(id);
    if (!profile) throw new ServiceError('ResourceNotFoundException', `no profile ${id}`);
    return profile;
  };
  return startProtocolDouble({
    sdk: { ...sdk },
    service: 'profile',
    ...scope,
    handlers: {
      SearchProfiles: (input) => {
        const { KeyName, Values, NextToken = '0' } = searchInput.parse(input);
        const found = [...profiles].filter(([id, { keys }]) =>
          (KeyName === '_profileId' ? [id] : (keys[KeyName] ?? [])).some((value) => Values.includes(value)),
        );
        const at = Number(NextToken);
        return {
          Items: found.slice(at, at + 1).map(([ProfileId, { keys }]) => ({
            ProfileId,
            PhoneNumber: keys['_phone']?.[0],
            MobilePhoneNumber: keys['_phone']?.[1],
            EmailAddress: keys['_email']?.[0],
            AccountNumber: keys['_account']?.[0],
          })),
          ...(at + 1 < found.length && { NextToken: String(at + 1) }),
        };
      },
      ListProfileObjectTypes: () => ({
        Items: types.map((ObjectTypeName) => ({ ObjectTypeName, Description: ObjectTypeName })),
      }),
      ListProfileObjects: (input) => {
        const { ProfileId, ObjectTypeName } = objectsInput.parse(input);
        return {
          Items: (find(ProfileId).objects[ObjectTypeName] ?? []).map((text) => ({ ObjectTypeName, Object: text })),
        };
      },
      DeleteProfile: (input) => {
        const { ProfileId } = profileInput.parse(input);
        find(ProfileId);
        profiles.delete(ProfileId);
        return { Message: 'OK' };
      },
    },
  });
}
