import { type Proofs } from './proof';

/** Labels of objects: set at ingest, what reads and retention depend on. */
export const labels: Proofs = {
  'tag-at-ingest': {
    enforcedBy: [
      'lib/domain/labels.ts',
      'lib/constructs/erasure/content-labeller.ts',
      'lambda/label-content/label.ts',
      'lambda/sweep-unlabelled/sweep.ts',
    ],
    provenBy: [
      'test/domain/labels.test.ts',
      'test/lambda/label-content/handler.test.ts',
      'test/lambda/sweep-unlabelled/sweep.test.ts',
    ],
  },
  'tag-abac': {
    enforcedBy: ['lib/constructs/content/label-access.ts', 'lib/guardrails/protection-statements.ts'],
    provenBy: ['test/constructs/content/label-access.test.ts', 'test/guardrails/service-control-policies.test.ts'],
  },
  'tag-integrity': {
    enforcedBy: ['lib/domain/labels.ts', 'lib/constructs/content/label-access.ts'],
    provenBy: ['test/constructs/content/label-access.test.ts', 'test/stacks/erasure-stack.test.ts'],
  },
  'ingest-api': {
    enforcedBy: ['lib/domain/upload.ts', 'lambda/offer-upload/offer.ts', 'lib/constructs/api/file-uploads.ts'],
    provenBy: ['test/domain/upload.test.ts', 'test/lambda/offer-upload/handler.test.ts'],
  },
  'lifecycle-expire': {
    enforcedBy: ['lib/constructs/storage/lifecycle.ts', 'lib/constructs/content/content-lifecycle.ts'],
    provenBy: ['test/constructs/content/content-bucket.test.ts', 'test/stacks/platform.test.ts'],
  },
  'lifecycle-archive': {
    enforcedBy: ['lib/constructs/storage/lifecycle.ts', 'lib/domain/retention-defaults.ts'],
    provenBy: ['test/constructs/content/content-bucket.test.ts', 'test/constructs/storage/storage.test.ts'],
  },
};
