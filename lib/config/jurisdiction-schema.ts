import * as z from 'zod';
import { collectionNoticeSchema } from '../domain/collection-notice';
import { recordOfProcessingSchema } from '../domain/disclosure/record-of-processing';
import { jurisdictionIds } from '../domain/jurisdictions';
import { isOrganisationId } from '../domain/organisations/organisation-id';
import { retentionRegimeIds } from '../domain/retention-regimes';
import { storedContents } from '../domain/stored-content';
import { classificationSchema } from './classification';
import { featureSchema } from './feature-schema';
import { identityProviderSchema } from './identity-provider-schema';
import { countryCode, integrationSchema } from './integration-schema';
import { nearest, quoted } from './issue';
import { networkRangeSchema } from './network-range';
import { paymentSchema } from './payment-schema';

const isOrigin = (value: string) => URL.canParse(value) && new URL(value).origin === value;

const regionCode = z.string().min(1, { error: "is empty; write an AWS Region code such as 'ca-central-1'" });

function unknownProfile(input: unknown): string | undefined {
  if (typeof input !== 'string') return undefined;
  const meant = nearest(input, jurisdictionIds);
  const fix = meant ? `did you mean '${meant}'?` : `write one of ${jurisdictionIds.join(', ')}`;
  return `${quoted(input)} is no jurisdiction profile; ${fix}`;
}

const organisationId = z.string().refine(isOrganisationId, {
  error: "is no organisation id; write a UUID in lower case, such as '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765'",
});

/** A system of security information and event management. */
export const securityEventSystemSchema = integrationSchema.extend({
  /** How it takes events: the HTTP Event Collector of Splunk, or the intake of Datadog. */
  protocol: z.enum(['splunk', 'datadog']),
});

export type SecurityEventSystem = Readonly<z.output<typeof securityEventSystemSchema>>;

/** A number that customers call. */
export const phoneNumberSchema = z.strictObject({
  /** Name within the jurisdiction, such as `main`. Renaming releases the number. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, {
    error: "must be a lower-case word of 1 to 30 letters, digits and hyphens, such as 'main'",
  }),
  /** ISO 3166-1 alpha-2 code of the country of the number. */
  country: countryCode,
  type: z.enum(['DID', 'TOLL_FREE']),
  /** Id of the organisation whose number it is. Its calls begin with a flow that says so. Absent: another flow says whose it is. */
  organisationId: organisationId.optional(),
  /** Environments in which the number is claimed. */
  environments: z.array(z.string()).min(1, { error: "is empty; name an environment, such as 'prod'" }),
});

export type PhoneNumber = Readonly<z.output<typeof phoneNumberSchema>>;

/** A queue that takes the contacts of one organisation. */
export const organisationQueueSchema = z.strictObject({
  /** Name within the instance, such as `northwind`. Renaming it replaces the queue. */
  name: z
    .string()
    .max(30, { error: 'is longer than 30 characters; shorten it' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: "must be lower-case letters and digits in groups joined by one hyphen, such as 'northwind'",
    }),
  organisationId,
  /** Environments in which there is the queue. */
  environments: z.array(z.string()).min(1, { error: "is empty; name an environment, such as 'prod'" }),
});

export type OrganisationQueue = Readonly<z.output<typeof organisationQueueSchema>>;

const retentionDays = z
  .number()
  .int({ error: 'is no whole number of days; write one such as 365' })
  .min(1, { error: 'is less than a day; switch the feature off when nothing is to be kept' })
  .max(36_500, { error: 'is more than 100 years; write days' });

const decisionId = z.string().regex(/^[A-Za-z0-9][\w.-]{0,63}$/, {
  error: "is no id of a residency decision record; write one such as 'RDR-2026-001'",
});

/**
 * Ids of the residency decision records on which wishes beyond the profile rest. Naming one lets the definition through;
 * the residency gate reads the record and refuses what it does not grant.
 */
export const residencyDecisionSchema = z.strictObject({
  dataDisasterRecovery: decisionId.optional(),
  instanceReplica: decisionId.optional(),
  generativeAi: decisionId.optional(),
  siem: decisionId.optional(),
  crm: decisionId.optional(),
});

export type ResidencyDecisions = Readonly<z.output<typeof residencyDecisionSchema>>;

/** One jurisdiction of the deployment: a Stage in every environment. */
export const deployedJurisdictionSchema = z.strictObject({
  /** Id of the jurisdiction profile, such as `ca` or `emea-sovereign`: the law that its customers are under. */
  profile: z.enum(jurisdictionIds, { error: ({ input }) => unknownProfile(input) }),
  /** Region of the Amazon Connect instance and of everything that serves it. */
  instanceRegion: regionCode,
  /** Region of the second copy of stored content. Absent: no second copy. */
  dataDisasterRecoveryRegion: regionCode.optional(),
  /** Region of a replica instance (Amazon Connect Global Resiliency). Absent: none. */
  instanceReplicaRegion: regionCode.optional(),
  /**
   * Alias of the Connect instance, without the environment: environment `prod` of alias `northwind-ca` is
   * `northwind-ca-prod`. Aliases are unique in all of AWS, which nothing but a deployment can find out.
   */
  instanceAlias: z
    .string()
    .max(34, { error: 'is longer than 34 characters, which leaves no room for the environment; shorten it' })
    // The alias begins the host of sign-in, too.
    .refine((alias) => !/aws|amazon|cognito/.test(alias), {
      error: "contains 'aws', 'amazon' or 'cognito', which Amazon Cognito keeps for itself; choose another",
    })
    .regex(/^(?!d-)[a-z0-9]+(-[a-z0-9]+)*$/, {
      error:
        "must be lower-case letters and digits in groups joined by one hyphen, not beginning with 'd-', such as 'northwind-ca'",
    }),
  /** Name of the IAM SAML provider in each account through which agents sign in. Absent: set up later. */
  samlProvider: z
    .string()
    .regex(/^[\w.-]{1,128}$/, {
      error: 'is no name of an IAM SAML provider (letters, digits, . _ -); write its name, not its ARN',
    })
    .optional(),
  /** IPv4 range of the network of its databases, apart from every other network of the deployment. */
  networkRange: networkRangeSchema,
  classification: classificationSchema,
  /** Days to keep each kind of stored content, where it is to differ from the default and the profile's norm. */
  retentionDays: z.partialRecord(z.enum(storedContents), retentionDays).optional(),
  /** Laws on record keeping of the lines of business, such as `mifid-ii`. Absent: the profile's law alone. */
  retentionRegimes: z.array(z.enum(retentionRegimeIds)).optional(),
  features: featureSchema,
  /** Web origins that may embed the agent workspace. */
  approvedOrigins: z.array(
    z
      .url({ protocol: /^https$/, error: "is no https origin; write one such as 'https://desk.example.com'" })
      .refine(isOrigin, {
        error: "is more than an origin; write scheme and host only, such as 'https://desk.example.com'",
      }),
  ),
  /** What people are told before anything is collected. Absent: a notice in English. */
  collectionNotice: collectionNoticeSchema.optional(),
  /** What people are told of the processing when they ask. Absent: requests for disclosure are not answered. */
  recordOfProcessing: recordOfProcessingSchema.optional(),
  /** Numbers to claim. Absent: none. */
  phoneNumbers: z.array(phoneNumberSchema).optional(),
  /** Organisations with a queue of their own. Absent: all share the main queue. */
  organisationQueues: z.array(organisationQueueSchema).optional(),
  /**
   * Id of the Amazon Connect Cases domain of environments in which there is one. It is not deployed, because Cases takes no
   * key of one's own; a data subject is erased from it. Absent: nobody uses Cases.
   */
  casesDomains: z.record(z.string(), z.guid({ error: 'is no id of a Cases domain; write its UUID' })).optional(),
  /** Identity providers of organisations that are served here. Absent: none, users sign in with a password and a second factor. */
  identityProviders: z.array(identityProviderSchema).optional(),
  /** Systems outside AWS that receive data. `{}`: none. */
  integrations: z.strictObject({
    /** Security information and event management: receives the audit trail, masked. */
    siem: securityEventSystemSchema.optional(),
    /** Customer relationship management: exchanges customer content. */
    crm: integrationSchema.optional(),
  }),
  /** Card payments on the telephone. Absent: none are taken. */
  payments: paymentSchema.optional(),
  /** Absent: nothing goes beyond what the profile permits. */
  residencyDecisions: residencyDecisionSchema.optional(),
});

export type DeployedJurisdiction = Readonly<z.output<typeof deployedJurisdictionSchema>>;
