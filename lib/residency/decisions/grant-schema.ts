import * as z from 'zod';
import { findRegion } from '../../domain/aws-region';
import { dataClasses } from '../../domain/data-class';
import { effects } from './effect';
import { kebab, someOf } from './fields';

const region = z.string().refine((code) => findRegion(code) !== undefined, {
  error: "is no AWS Region; name exact codes such as 'us-east-1', without a wildcard",
});

const country = z.string().regex(/^[A-Z]{2}$/, {
  error: "is no ISO 3166-1 alpha-2 code; write two capitals such as 'US'",
});

const deployment = z.string().regex(/^[A-Za-z0-9][\w.@#/-]{0,255}$/, {
  error: "is no deployment; name it exactly, such as 'ca-prod', without a wildcard",
});

const account = z.string().regex(/^\d{12}$/, { error: 'is no AWS account id; write its 12 digits in quotes' });

/** One thing that a record permits. Grants are the only part of a record that has an effect. */
export const grantSchema = z
  .strictObject({
    /** Unique within the record, such as `g1`. */
    id: kebab,
    effect: z.enum(effects),
    dataClasses: someOf(z.enum(dataClasses)),
    states: someOf(z.enum(['at-rest', 'in-use', 'in-transit'])),
    /** Exact Region codes. */
    regions: z.array(region),
    /** ISO 3166-1 countries of hosts outside AWS. A country never stands for the AWS Regions in it. */
    countries: z.array(country).optional(),
    /** Exact ids of deployments (Stages), such as `ca-prod`; for a template by itself, the name of its stack. */
    deployments: someOf(deployment),
    /** Accounts besides the deployment's own that the data may go to. */
    accounts: z.array(account).optional(),
    /** Ids of live checks that must stay green. Recorded for the auditor; nothing at synthesis can test them. */
    conditions: z.array(z.string().min(1, { error: 'is empty; name a live check' })),
  })
  .refine(({ regions, countries = [] }) => regions.length + countries.length > 0, {
    path: ['regions'],
    error: 'is empty, and so is countries; name the exact Regions or countries',
  });

export type Grant = Readonly<z.output<typeof grantSchema>>;
