import * as z from 'zod';

/** ISO 3166-1 alpha-2 code of a country. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, {
  error: "is no ISO 3166-1 alpha-2 code; write two capitals such as 'CA'",
});

/** A system outside AWS that receives data of the jurisdiction. */
export const integrationSchema = z.strictObject({
  /** Host name of its endpoint, without scheme or path. */
  host: z
    .string()
    .max(253, { error: 'is longer than a host name can be (253 characters); write the host alone' })
    .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, {
      error: "is no host name; write it in lower case without scheme, port and path, such as 'logs.example.com'",
    }),
  /** ISO 3166-1 alpha-2 code of the country where the endpoint keeps the data, by contract with its vendor. */
  country: countryCode,
  /** ISO 3166-2 code, where the law's border is sub-national: `CA-QC` for Québec. */
  subdivision: z
    .string()
    .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: "is no ISO 3166-2 code; write one such as 'CA-QC'" })
    .optional(),
});

export type Integration = Readonly<z.output<typeof integrationSchema>>;
