// zod/mini: the functions that read records are waited for, and zod would be most of their code.
import * as z from 'zod/mini';
import { grantableScopes } from './access-grant';
import { isEmailDomainHash } from './email-domain';
import { isOrganisationId } from './organisation-id';
import { registryAttributes } from './registry-attributes';

const EMAIL_DOMAIN_KEY = 'email-domain:';
const GRANT_KEY = 'grant:';

/** Key of the look-up item of an e-mail domain. */
export const emailDomainKey = (hash: string): string => `${EMAIL_DOMAIN_KEY}${hash}`;

/** Key of the grant of one organisation to another: there is at most one. */
export const grantKey = (holderId: string, ownerId: string): string => `${GRANT_KEY}${holderId}:${ownerId}`;

/** Whether a key is of an organisation's own record, and of no look-up item or grant. */
export function isOrganisationKey(key: string): boolean {
  return !key.startsWith(EMAIL_DOMAIN_KEY) && !key.startsWith(GRANT_KEY);
}

// Every value has a form that holds no name, address or number of a person.
const organisationId = z.string().check(z.refine(isOrganisationId));
const emailDomainHash = z.string().check(z.refine(isEmailDomainHash));
const code = z.string().check(z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/), z.maxLength(30));
const host = z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[a-z0-9-]+)?$/), z.maxLength(255));
const time = z.iso.datetime();
const keyOf = (prefix: string, isRest: (rest: string) => boolean) =>
  z.string().check(z.refine((key) => key.startsWith(prefix) && isRest(key.slice(prefix.length))));

const written = { version: z.int().check(z.positive()), updatedAt: time };
const route = {
  jurisdiction: code,
  homeRegion: code,
  connectInstanceArn: z
    .string()
    .check(z.regex(/^arn:aws[a-z-]*:connect:[a-z0-9-]+:\d{12}:instance\/[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/)),
  signInDomain: host,
  apiEndpoint: host,
  status: z.enum(['active', 'suspended', 'moving']),
};

/** Where an organisation is served. The truth, which its look-up items repeat. */
export const organisationRecordSchema = z.strictObject({
  organisationId,
  ...route,
  emailDomainHashes: z.optional(z.array(emailDomainHash)),
  migrationId: z.optional(z.string().check(z.regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+){1,5}$/), z.maxLength(60))),
  migrationJurisdiction: z.optional(code),
  ...written,
});

/** Where the organisation of an e-mail domain is served, so that one read answers. */
export const lookUpRecordSchema = z.strictObject({
  organisationId: keyOf(EMAIL_DOMAIN_KEY, isEmailDomainHash),
  servedOrganisationId: organisationId,
  ...route,
  ...written,
});

/** What one organisation permits to users of another. */
export const grantRecordSchema = z.strictObject({
  organisationId: keyOf(GRANT_KEY, (rest) => rest.split(':').length === 2 && rest.split(':').every(isOrganisationId)),
  grantHolderId: organisationId,
  grantOwnerId: organisationId,
  grantScopes: z.array(z.enum(grantableScopes)).check(z.minLength(1)),
  grantExpiresAt: time,
  status: z.enum(['active', 'revoked']),
  ...written,
});

export type OrganisationRecord = z.output<typeof organisationRecordSchema>;
export type LookUpRecord = z.output<typeof lookUpRecordSchema>;
export type GrantRecord = z.output<typeof grantRecordSchema>;
export type RegistryRecord = OrganisationRecord | LookUpRecord | GrantRecord;

function schemaOf(key: unknown) {
  if (typeof key === 'string' && key.startsWith(EMAIL_DOMAIN_KEY)) return lookUpRecordSchema;
  return typeof key === 'string' && key.startsWith(GRANT_KEY) ? grantRecordSchema : organisationRecordSchema;
}

/**
 * What of a record the registry must not hold: attributes outside the allow-list of its kind, and values in no form
 * that the attribute has. Values are never repeated, and names only when they are on the list: an attribute's name can
 * be personal data, too.
 *
 * @returns sorted, empty for a good record: names of the allow-list, and `other` for all that is not on it
 */
export function registryRecordProblems(record: Readonly<Record<string, unknown>>): readonly string[] {
  const parsed = schemaOf(record['organisationId']).safeParse(record);
  if (parsed.success) return [];
  const names = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
  );
  const known = (name: string): boolean => (registryAttributes as readonly string[]).includes(name);
  return [...new Set(names.map((name) => (known(name) ? name : 'other')))].sort();
}
