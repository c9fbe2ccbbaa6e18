import * as z from 'zod';
import { readInputCertificate } from './input-certificate';
import { integrationSchema } from './integration-schema';

const certificate = z.string().check((context) => {
  const read = readInputCertificate(context.value);
  if (typeof read === 'string') context.issues.push({ code: 'custom', message: read, input: context.value });
});

/** Card payments on the telephone: digits that nobody hears, encrypted before a flow sees them. */
export const paymentSchema = z.strictObject({
  /** The payment processor, which turns a card into a token: the only system that is told of one. */
  processor: integrationSchema,
  /**
   * X.509 certificate, in PEM, with which Amazon Connect encrypts what customers type, by environment. An environment
   * without one takes no payments. The private key belongs into the Region's secret and nowhere else.
   */
  certificates: z.record(z.string(), certificate).refine((certificates) => Object.keys(certificates).length > 0, {
    error: "is empty; write the certificate of an environment, such as 'prod', or leave payments out",
  }),
});

export type Payments = Readonly<z.output<typeof paymentSchema>>;
