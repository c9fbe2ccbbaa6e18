import { type Proofs } from './proof';

/** The erasure of data subjects. */
export const erasure: Proofs = {
  'erasure-workflow': {
    enforcedBy: [
      'lib/domain/erasure/erasure-request.ts',
      'lib/constructs/erasure/erasure-definition.ts',
      'lambda/erase-objects/erase.ts',
      'lambda/erase-contacts/erase.ts',
    ],
    provenBy: ['test/erasure/workflow.test.ts', 'test/erasure/faults.test.ts'],
  },
  'erasure-verify': {
    enforcedBy: ['lib/constructs/erasure/erasure-definition.ts', 'lambda/verify-erasure/verify.ts'],
    provenBy: ['test/erasure/workflow.test.ts', 'test/lambda/verify-erasure/handler.test.ts'],
  },
  'erasure-record': {
    enforcedBy: ['lambda/erase-user-rows/erase.ts', 'lambda/shared/erasure/erasure-ledger.ts'],
    provenBy: [
      'test/erasure/workflow.test.ts',
      'test/lambda/record-erasure/handler.test.ts',
      'test/domain/erasure/ledger.test.ts',
    ],
  },
  'deletion-replay': {
    enforcedBy: ['lib/constructs/erasure/erasure-replay.ts', 'lambda/replay-erasures/replay.ts'],
    provenBy: ['test/erasure/replay.test.ts', 'test/lambda/replay-erasures/handler.test.ts'],
  },
};
