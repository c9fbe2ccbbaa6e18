import * as z from 'zod';

/** Environment variables of a function that serves requests from the regional database. `AWS_REGION` is Lambda's own. */
export const applicationDatabaseSchema = z.object({
  AWS_REGION: z.string().min(1),
  /** Host of the server of organisation data. */
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number().int().min(1).max(65_535),
  /** Name of the organisation database. */
  DATABASE_NAME: z.string().min(1),
});

/** What constructs write of them. */
export type ApplicationDatabaseEnvironment = Record<'DATABASE_HOST' | 'DATABASE_PORT' | 'DATABASE_NAME', string> & {
  /** The authorities of Amazon RDS, which Node.js does not know: `/var/runtime/ca-cert.pem`. */
  readonly NODE_EXTRA_CA_CERTS: string;
};
