import * as z from 'zod';
import { isOrganisationId } from '../domain/organisations/organisation-id';
import { quoted } from './issue';

/** Where users of the pool's own directory come from; no provider may be called so. */
const RESERVED = ['COGNITO', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'];

const attributeName = z
  .string()
  .trim()
  .min(1, { error: 'is empty; write the name of the attribute in the assertion' })
  .max(128, { error: 'is longer than 128 characters; write the name of the attribute in the assertion' });

const isMetadataUrl = (value: string) => {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, port, hash } = new URL(value);
  return protocol === 'https:' && [username, password, port, hash].every((part) => part === '');
};

/** All that is taken from an assertion. Anything more about a user is read from the regional database after sign-in. */
const assertionSchema = z.strictObject(
  {
    /** Attribute with the e-mail address. */
    email: attributeName,
    /** Attribute with the id that the organisation's directory gives to the user. */
    internalId: attributeName,
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `asks for ${issue.keys.map(quoted).join(', ')}; an assertion brings e-mail and internal id and nothing else: read the rest from the regional database after sign-in`
        : undefined,
  },
);

/** The identity provider of an organisation, in the jurisdiction that serves it (SAML 2.0). */
export const identityProviderSchema = z.strictObject({
  /** Name in the user pool. Renaming it makes other users of its users. */
  name: z
    .string()
    .regex(/^[A-Za-z][\w-]{2,31}$/, {
      error: "must be 3 to 32 letters, digits, '-' and '_', beginning with a letter, such as 'Northwind'",
    })
    .refine((name) => !RESERVED.includes(name), { error: 'is a name of Amazon Cognito; choose another' }),
  /** Id of the organisation whose users it vouches for. */
  organisationId: z.string().refine(isOrganisationId, {
    error: "is no organisation id; write a UUID in lower case, such as '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765'",
  }),
  /** `https` address of its metadata. The residency gate judges the host by its name, and where that tells nothing by `country`. */
  metadataUrl: z.string().refine(isMetadataUrl, {
    error: 'is no plain https address; write that of the SAML metadata, without user, port or fragment',
  }),
  /** ISO 3166-1 alpha-2 code of the country where it keeps its data, by contract with its vendor. */
  country: z.string().regex(/^[A-Z]{2}$/, {
    error: "is no ISO 3166-1 alpha-2 code; write two capitals such as 'CA'",
  }),
  /** ISO 3166-2 code, where the law's border is sub-national: `CA-QC` for Québec. */
  subdivision: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: "is no ISO 3166-2 code; write one such as 'CA-QC'" })
    .optional(),
  attributes: assertionSchema,
  /** Environments in which it is used. */
  environments: z.array(z.string()).min(1, { error: "is empty; name an environment, such as 'prod'" }),
});

export type IdentityProvider = Readonly<z.output<typeof identityProviderSchema>>;
