import { type Profile } from '@aws-sdk/client-customer-profiles';
import * as z from 'zod';
import { disclosedProfileSchema, disclosedRecordSchema } from '../../lib/domain/disclosure/disclosure-report';
import { type SubjectIdentifier, subjectIdentifierSchema } from '../../lib/domain/erasure/subject-identifier';
import { contactRecordSchema } from '../shared/erasure/lake-records';
import { objectsOf, type ProfileDomain } from '../shared/erasure/profile-domain';
import { type OwnPlaces } from './own-places';

/** A profile that an identifier of the request finds. */
export interface ProfileToCollect {
  readonly profile: Profile & { readonly ProfileId: string };
  readonly foundBy: SubjectIdentifier;
}

/** A profile: under whom it is, what it is when it is the subject's alone, and objects of it that are somebody else's too. */
export const foundProfileSchema = z.object({
  under: z.array(z.string()).readonly(),
  profile: disclosedProfileSchema.optional(),
  foreign: z.array(z.object({ place: z.string(), under: z.array(z.string()).readonly() })).readonly(),
});

/** Type of the objects that are contact records. They name the agent. */
const CONTACT_RECORD = 'CTR';

export async function collectProfile(
  { profile: { ProfileId, ...found }, foundBy }: ProfileToCollect,
  profiles: ProfileDomain,
  own: OwnPlaces,
): Promise<z.output<typeof foundProfileSchema>> {
  const under = await own.keysOf([foundBy, ...identifiersOfProfile(found)]);
  if (!own.isOwn(under)) return { under, foreign: [] };
  const objects: { type: string; object: unknown }[] = [];
  const foreign: { place: string; under: readonly string[] }[] = [];
  let index = 0;
  for await (const { ObjectTypeName: type = '', Object: text = '' } of objectsOf(ProfileId, profiles)) {
    index += 1;
    const object = valueOf(text);
    if (type !== CONTACT_RECORD) objects.push({ type, object });
    else {
      const record = contactRecordSchema.safeParse(object);
      const whose = [...under, ...(record.success ? await own.keysOfRecord(record.data) : [])];
      if (own.isOwn(whose)) objects.push({ type, object: disclosedRecordSchema.safeParse(object).data });
      else foreign.push({ place: `${ProfileId}/${index}`, under: whose });
    }
  }
  return { under, profile: { profileId: ProfileId, facts: factsOf(found), objects }, foreign };
}

/** What a profile says, without how the search found it. */
function factsOf(profile: Profile): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(profile).filter(([name, value]) => name !== 'FoundByItems' && value !== undefined),
  );
}

/** Every identifier that a profile has of its customer. */
function identifiersOfProfile(profile: Profile): readonly SubjectIdentifier[] {
  const of = (kind: SubjectIdentifier['kind'], values: readonly (string | undefined)[]) =>
    values.flatMap((value) => subjectIdentifierSchema.safeParse({ kind, value }).data ?? []);
  const { PhoneNumber, MobilePhoneNumber, HomePhoneNumber, BusinessPhoneNumber } = profile;
  const { EmailAddress, PersonalEmailAddress, BusinessEmailAddress, AccountNumber } = profile;
  return [
    ...of('phone', [PhoneNumber, MobilePhoneNumber, HomePhoneNumber, BusinessPhoneNumber]),
    ...of('email', [EmailAddress, PersonalEmailAddress, BusinessEmailAddress]),
    ...of('customer-id', [AccountNumber]),
  ];
}

/** Objects are JSON; one that is none is disclosed as the text that it is. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
