import { type Proofs } from './proof';

/** What people ask and choose about their data, besides its erasure. */
export const disclosure: Proofs = {
  'disclosure-report': {
    enforcedBy: [
      'lib/domain/disclosure/record-of-processing.ts',
      'lambda/disclose-subject/disclose.ts',
      'lambda/deliver-disclosure/deliver.ts',
      'lambda/extend-disclosure/extend.ts',
    ],
    provenBy: [
      'test/disclosure/disclosure.test.ts',
      'test/lambda/deliver-disclosure/handler.test.ts',
      'test/lambda/extend-disclosure/handler.test.ts',
      'test/stacks/privacy-requests-stack.test.ts',
    ],
  },
  'opt-out': {
    enforcedBy: [
      'lib/contact-flows/opt-out/opt-out-flow.ts',
      'lambda/record-consent/record.ts',
      'lambda/shared/consent/consent-records.ts',
    ],
    provenBy: [
      'test/contact-flows/opt-out-flow.test.ts',
      'test/lambda/record-consent/handler.test.ts',
      'test/lambda/shared/consent/consent-records.test.ts',
    ],
  },
};
