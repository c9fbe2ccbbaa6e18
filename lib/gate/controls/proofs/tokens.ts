import { type Proofs } from './proof';

/** Tokens in place of identifiers, and the vault of what they stand for. */
export const tokens: Proofs = {
  tokenisation: {
    enforcedBy: [
      'lib/stacks/token-vault-stack.ts',
      'lambda/migrate-database/migrations/organisation/8_identifier_tokens.sql',
      'lambda/migrate-database/check-identifiers.ts',
      'lambda/write-identifiers/write.ts',
      'lambda/read-identifiers/read.ts',
      'lambda/shared/token-vault.ts',
    ],
    provenBy: [
      'test/tokens/identifier-tokens.test.ts',
      'test/lambda/shared/token-vault.test.ts',
      'test/stacks/token-vault-stack.test.ts',
      'test/gate/mutation.test.ts',
    ],
  },
};
