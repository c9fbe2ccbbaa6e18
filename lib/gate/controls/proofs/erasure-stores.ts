import { type Proofs } from './proof';

/** Where data of a subject is looked for. */
export const erasureStores: Proofs = {
  'erasure-discovery': {
    enforcedBy: [
      'lambda/discover-subject/discover.ts',
      'lambda/search-lake/search.ts',
      'lambda/erase-profiles/profile-store.ts',
      'lambda/erase-cases/case-store.ts',
      'lambda/erase-reports/search-reports.ts',
      'lib/constructs/erasure/contact-record-table.ts',
    ],
    provenBy: [
      'test/erasure/stores.test.ts',
      'test/erasure/workflow.test.ts',
      'test/lambda/search-lake/handler.test.ts',
      'test/lambda/erase-reports/handler.test.ts',
      'test/stacks/erasure-stack.test.ts',
    ],
  },
};
