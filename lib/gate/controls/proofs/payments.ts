import { type Proofs } from './proof';

/** Card payments on the telephone. */
export const payments: Proofs = {
  'dtmf-secure-flow': {
    enforcedBy: ['lib/contact-flows/payment/secure-input-flow.ts', 'lib/constructs/contact-centre/secure-input.ts'],
    provenBy: ['test/contact-flows/secure-input-flow.test.ts', 'test/stacks/payments-stack.test.ts'],
  },
  'pause-recording': {
    enforcedBy: ['lib/contact-flows/payment/secure-input-flow.ts', 'lambda/control-recording/control.ts'],
    provenBy: ['test/contact-flows/secure-input-flow.test.ts', 'test/lambda/control-recording/handler.test.ts'],
  },
  'pan-no-store': {
    enforcedBy: [
      'lambda/take-payment/take.ts',
      'lib/domain/payments/vault-entry.ts',
      'lib/contact-flows/rules/attributes-impersonal.ts',
    ],
    provenBy: [
      'test/lambda/take-payment/handler.test.ts',
      'test/lambda/shared/token-vault.test.ts',
      'test/contact-flows/lint-flow.test.ts',
    ],
  },
  'pci-segmentation': {
    enforcedBy: ['lib/stacks/payments-stack.ts', 'lib/constructs/payments/payment-network.ts'],
    provenBy: ['test/stacks/payments-stack.test.ts', 'test/gate/mutation.test.ts'],
  },
};
