import { type DisclosedData } from '../../lib/domain/disclosure/disclosure-report';
import { type SubjectIdentifier } from '../../lib/domain/erasure/subject-identifier';
import { type AttachedFiles, type FileLocation } from '../shared/erasure/attached-files';
import { type CaseDomain, caseFields, customerArn, findCases } from '../shared/erasure/case-domain';
import { type ProfileDomain, profilesOf } from '../shared/erasure/profile-domain';
import { collectCase, foundCaseSchema } from './collect-cases';
import { collectProfile, foundProfileSchema, type ProfileToCollect } from './collect-profiles';
import { type OwnPlaces } from './own-places';
import { type Progress } from './progress';

/** What surrounds the contacts of an instance, as far as there is any. */
export interface Surroundings {
  readonly profiles?: ProfileDomain;
  readonly cases?: { readonly domain: CaseDomain; readonly files: AttachedFiles };
}

/** Whom to look for: by identifiers, and by contacts that are the subject's alone. */
export interface Sought {
  readonly identifiers: readonly SubjectIdentifier[];
  readonly contactIds: readonly string[];
}

type Found = Pick<DisclosedData, 'profiles' | 'cases'> & {
  /** Where the bytes of files of cases are. */
  readonly files: readonly FileLocation[];
};

/** Profiles of a subject, and its cases: those of its profiles, and those whose contacts are all its own. */
export async function collectSurroundings(
  sought: Sought,
  own: OwnPlaces,
  progress: Progress,
  means: Surroundings,
): Promise<Found> {
  const profiles = means.profiles ? await ownProfiles(sought, own, progress, means.profiles) : [];
  if (!means.cases) return { profiles, cases: [], files: [] };
  const { domain, files } = means.cases;
  const customers = new Set(profiles.map(({ profileId }) => customerArn(domain, profileId)));
  const contacts = new Set(sought.contactIds.map((contactId) => `${files.instanceArn}/contact/${contactId}`));
  const { own: caseIds, mentioning } = await findCases({ customers, contacts }, domain);
  for (const { caseId } of mentioning) own.withhold('case', caseId);
  const fields = caseIds.size > 0 ? await caseFields(domain) : [];
  const found = await progress.each({
    kind: 'case',
    items: [...caseIds],
    key: (caseId) => caseId,
    atOnce: 1,
    schema: foundCaseSchema,
    look: (caseId) => collectCase(caseId, { domain, files }, { fields, contacts }),
  });
  const cases = found.flatMap((each) => each ?? []);
  for (const { case: disclosed } of cases) own.find('case', disclosed.caseId);
  return {
    profiles,
    cases: cases.map(({ case: disclosed }) => disclosed),
    files: cases.flatMap((each) => each.files),
  };
}

async function ownProfiles(
  { identifiers }: Sought,
  own: OwnPlaces,
  progress: Progress,
  domain: ProfileDomain,
): Promise<DisclosedData['profiles']> {
  const searched = new Map<string, ProfileToCollect>();
  for (const foundBy of identifiers) {
    for await (const profile of profilesOf(foundBy, domain)) searched.set(profile.ProfileId, { profile, foundBy });
  }
  const found = await progress.each({
    kind: 'profile',
    items: [...searched.values()],
    key: ({ profile }) => profile.ProfileId,
    atOnce: 1,
    schema: foundProfileSchema,
    look: (profile) => collectProfile(profile, domain, own),
  });
  return [...searched.keys()].flatMap((profileId, index) => {
    const { under = [], profile, foreign = [] } = found[index] ?? {};
    for (const object of foreign) own.claim('profile', object.place, object.under);
    return own.claim('profile', profileId, under) && profile ? [profile] : [];
  });
}
