/** @jest-config-loader esbuild-register */
import { availableParallelism } from 'node:os';
import type { Config } from 'jest';

// CDK's built-in CloudFormation validation costs 1.5 s per test file (each file is a new module registry), so it is
// off here and on in the one whole-app suite that is about it (test/gate/gate.test.ts).
process.env.CDK_VALIDATION ??= 'false';

const config: Config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', {}] },
  globalSetup: '<rootDir>/test/support/run-setup.ts',
  globalTeardown: '<rootDir>/test/support/run-teardown.ts',
  // One for each processor; at least two, because tests wait for programs and servers, and four, because each takes memory.
  maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
  testTimeout: 30_000,
};

export default config;
