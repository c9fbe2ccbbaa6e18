import { type InputCertificate, requireInputCertificate } from './input-certificate';
import { type Integration } from './integration-schema';
import { type Payments } from './payment-schema';

/** Card payments in one environment. */
export interface PaymentPlan {
  readonly processor: Integration;
  /** X.509 certificate in PEM. */
  readonly certificate: string;
  /** Its key. */
  readonly key: InputCertificate;
}

/** The payments of an environment; `undefined` where it takes none. */
export function planPayments(payments: Payments | undefined, environment: string): PaymentPlan | undefined {
  const certificate = payments?.certificates[environment];
  if (!payments || certificate === undefined) return undefined;
  return { processor: payments.processor, certificate, key: requireInputCertificate(certificate) };
}
