import { type DataClass } from '../../domain/data-class';
import { type TransferPurpose } from '../../domain/transfer';

/**
 * What a grant permits, in the words of the decision maker.
 *
 * - `service-region-outside-home`: Amazon Connect and its own resources stand abroad.
 * - `metadata-outside-home`: contact metadata is kept abroad.
 * - `in-use-outside-home`: data is worked on, or passes, abroad.
 * - `at-rest-outside-home`: data is stored abroad.
 * - `data-dr-outside-home`: a second copy of stored data is abroad.
 * - `instance-dr-outside-home`: a replica of the Connect instance is abroad.
 * - `ai-inference-outside-home`: models abroad work on the data.
 * - `support-access-outside-home`: people abroad may see the data.
 * - `log-or-siem-export`: logs are kept abroad.
 * - `sms-or-email-route-outside-home`: messages are sent from abroad.
 */
export const effects = [
  'service-region-outside-home',
  'metadata-outside-home',
  'in-use-outside-home',
  'at-rest-outside-home',
  'data-dr-outside-home',
  'instance-dr-outside-home',
  'ai-inference-outside-home',
  'support-access-outside-home',
  'log-or-siem-export',
  'sms-or-email-route-outside-home',
] as const;

export type Effect = (typeof effects)[number];

const classesByEffect: Readonly<Partial<Record<Effect, readonly DataClass[]>>> = {
  'metadata-outside-home': ['contact-metadata'],
  'log-or-siem-export': ['operational-log', 'audit'],
};

/** Whether an effect can be about data of that class: a grant for logs is none for recordings. */
export function isAbout(effect: Effect, dataClass: DataClass): boolean {
  return classesByEffect[effect]?.includes(dataClass) ?? true;
}

/** The purpose by which the law judges the transfer, for the effects that are about a second copy. */
export function purposeOf(effect: Effect): TransferPurpose | undefined {
  if (effect === 'data-dr-outside-home') return 'data-dr';
  return effect === 'instance-dr-outside-home' ? 'instance-dr' : undefined;
}
