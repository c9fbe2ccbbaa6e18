import { type Proofs } from './proof';

/** Masking, and what attributes of contacts may hold. */
export const masking: Proofs = {
  masking: {
    enforcedBy: [
      'lambda/shared/mask-fields.ts',
      'lambda/mask-agent-events/mask.ts',
      'lib/constructs/contact-centre/contact-record-masking.ts',
      'lib/constructs/logs/data-protection.ts',
      'lib/contact-flows/rules/analytics-redacted.ts',
      'lib/contact-flows/rules/logging-off-around-secrets.ts',
    ],
    provenBy: [
      'test/lambda/mask-contact-records/mask-record.test.ts',
      'test/lambda/mask-contact-records/handler.test.ts',
      'test/constructs/contact-centre/contact-record-masking.test.ts',
      'test/constructs/logs/data-protection.test.ts',
      'test/contact-flows/flow-faults.test.ts',
      'test/gate/mutation.test.ts',
    ],
  },
  'no-pii-in-attributes': {
    enforcedBy: [
      'lib/domain/masking/denied-attributes.ts',
      'lib/contact-flows/rules/attributes-impersonal.ts',
      'lambda/shared/flow-answer.ts',
    ],
    provenBy: ['test/domain/masking/denied-attributes.test.ts', 'test/contact-flows/flow-faults.test.ts'],
  },
};
