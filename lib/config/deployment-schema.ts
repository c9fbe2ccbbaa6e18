import * as z from 'zod';
import { guardrailSchema } from './guardrail-schema';
import { deployedJurisdictionSchema } from './jurisdiction-schema';
import { networkRangeSchema } from './network-range';
import { securityServices } from './security-service';

const accountId = z
  .string({
    error: ({ input }) =>
      typeof input === 'number'
        ? 'is a number; write the account id in quotes, because leading zeros count'
        : undefined,
  })
  .regex(/^\d{12}$/, {
    error: "is no AWS account id; write its 12 digits, such as '111111111111'",
  });

const regionCode = z.string().min(1, { error: "is empty; write an AWS Region code such as 'ca-central-1'" });

const environmentId = z.string().regex(/^[a-z][a-z0-9]{0,9}$/, {
  error: "must be a lower-case word of 1 to 10 letters and digits, such as 'prod'",
});

const jurisdictionId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: "must be lower-case words joined by hyphens, such as 'ca'" })
  .max(20, { error: 'is longer than 20 characters; shorten it' })
  .refine((id) => id !== 'registry', { error: "is the name of the registry's own Stage; choose another" })
  .refine((id) => id !== 'reference', { error: "is the name of the reference data's own Stage; choose another" })
  .refine((id) => id !== 'guardrails', { error: "is the name of the guardrails' own Stage; choose another" });

const isNotEmpty = (record: object) => Object.keys(record).length > 0;

const sqlName = z.string().min(1, { error: 'is empty; write its name in the database' });

const sentence = (what: string) =>
  z
    .string()
    .trim()
    .min(1, { error: `is empty; write ${what}` });

/** Who is answerable. Roles and organisations only: a definition holds no personal data. */
export const organisationSchema = z.strictObject({
  /** Short name in the names of resources, such as `northwind`. Changing it replaces them. */
  id: z.string().regex(/^[a-z][a-z0-9]{1,15}$/, {
    error: "must be a lower-case word of 2 to 16 letters and digits, such as 'northwind'",
  }),
  /** Name for people. */
  name: sentence("the organisation's name"),
  /** Legal entity that is the controller (GDPR art. 4(7)) or the organisation accountable under local law. */
  controller: sentence('the legal entity that is the controller'),
  /** Role that answers for privacy, such as `Data Protection Officer`. A role, not a person. */
  privacyContactRole: sentence("a role such as 'Data Protection Officer'"),
});

/** An environment is a set of accounts that no other environment uses. */
export const environmentSchema = z.strictObject({
  /** Account of the registry, and of every jurisdiction without an account of its own. */
  account: accountId,
  /** Accounts of their own, by jurisdiction. */
  jurisdictionAccounts: z.record(z.string(), accountId).optional(),
  /**
   * Security services that others, such as the security team of the organisation, already run in every account and Region
   * of the environment. AWS allows each of them once in an account and Region. Absent: the deployment runs them all.
   */
  securityServicesElsewhere: z.array(z.enum(securityServices)).optional(),
  /**
   * Regions in which nothing is deployed and no organisation policy denies it. Calls there that could receive a copy of
   * data are watched. us-east-1 and us-west-2, home of global services, always are.
   */
  watchedRegions: z.array(regionCode).optional(),
});

/** A table that holds no personal data and is copied from the master Region to every jurisdiction. */
export const referenceTableSchema = z.strictObject({
  schema: sqlName,
  name: sqlName,
  /** Role that declares that the table holds no personal data, such as `Master Data Owner`. */
  owner: sentence('the role that declares the table free of personal data'),
  /** What the table is for, in words. */
  purpose: sentence('what the table is for'),
});

/** What a deployment is: one value that decides every account, Region, store and flow. */
export const deploymentSchema = z.strictObject({
  organisation: organisationSchema,
  /** The table that says which jurisdiction serves an organisation. Data class `routing`, replicated to every jurisdiction. */
  registry: z.strictObject({
    /** The only Region in which it is written. */
    masterRegion: regionCode,
  }),
  /** By id, such as `dev` and `prod`. */
  environments: z
    .record(environmentId, environmentSchema)
    .refine(isNotEmpty, { error: "is empty; define one, such as 'prod', with its account" }),
  /** By id within the deployment, such as `ca`. The law is in `profile`. */
  jurisdictions: z
    .record(jurisdictionId, deployedJurisdictionSchema)
    .refine(isNotEmpty, { error: "is empty; define one, such as 'ca', with its profile and Regions" }),
  /** Data of class `reference`. */
  referenceData: z.strictObject({
    /** Region in which the tables are written. */
    masterRegion: regionCode,
    /** IPv4 range of the network of the replication instance. The network is peered with that of every jurisdiction. */
    networkRange: networkRangeSchema,
    /** Database schemas that hold organisations' data. No table of theirs may be a reference table. */
    organisationSchemas: z.array(sqlName),
    tables: z.array(referenceTableSchema),
  }),
  alarms: z.strictObject({
    /** Mail addresses of roles, such as `operations@example.com`. `[]`: alarms are seen in the console only. */
    recipients: z.array(z.email({ error: "is no mail address; write a role's, such as 'operations@example.com'" })),
    /** Roles that answer for an alarm. For alarms about residency it is the organisation's `privacyContactRole`. */
    owners: z.strictObject({
      /** Role that keeps the service running, such as `Head of Operations`. */
      operations: sentence("a role such as 'Head of Operations'"),
      /** Role that answers for security, such as `Chief Information Security Officer`. */
      security: sentence("a role such as 'Chief Information Security Officer'"),
    }),
  }),
  /** How people are told of what became of their requests. Absent: the privacy contact tells them. */
  privacy: z
    .strictObject({
      /**
       * Mail address that answers come from, such as `privacy@example.com`. Its domain is verified in Amazon SES of the
       * Region of every instance.
       */
      noticeSender: z.email({ error: "is no mail address; write a role's, such as 'privacy@example.com'" }),
    })
    .optional(),
  /** Policies of AWS Organizations, and hooks of CloudFormation. Absent: none; `residency guardrails` prints the policies. */
  guardrails: guardrailSchema.optional(),
});

/** A deployment definition as a person writes it. */
export type DeploymentDefinitionInput = z.input<typeof deploymentSchema>;

/** A deployment definition that holds: parsed, and lawful as of the date it was parsed for. */
export type DeploymentDefinition = Readonly<z.output<typeof deploymentSchema>>;
export type Environment = Readonly<z.output<typeof environmentSchema>>;
export type Organisation = Readonly<z.output<typeof organisationSchema>>;
export type ReferenceTable = Readonly<z.output<typeof referenceTableSchema>>;
