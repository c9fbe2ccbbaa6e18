import { erasureDefinition, type ErasureFunctions } from '../../../lib/constructs/erasure/erasure-definition';

/** The state machine of the erasure, and who does what it calls. */
export interface WorkflowUnderTest {
  readonly definition: object;
  /** Which function stands behind a name in the definition. */
  readonly functionOf: (name: string) => keyof ErasureFunctions;
}

/** Every function there can be, each under its own name. */
export const namedFunctions: Required<ErasureFunctions> = {
  discoverSubject: 'discoverSubject',
  applyHolds: 'applyHolds',
  eraseObjects: 'eraseObjects',
  eraseContacts: 'eraseContacts',
  eraseUserRows: 'eraseUserRows',
  verifyErasure: 'verifyErasure',
  recordErasure: 'recordErasure',
  searchLake: 'searchLake',
  eraseReports: 'eraseReports',
  eraseProfiles: 'eraseProfiles',
  eraseCases: 'eraseCases',
  notifyRequester: 'notifyRequester',
};

/** The definition that the template has, as the test of its construct says; no template is made for every test. */
export const erasureWorkflow: WorkflowUnderTest = {
  definition: erasureDefinition({ partition: 'aws', functions: namedFunctions, casesTable: 'cases' }),
  functionOf: (name) => name as keyof ErasureFunctions,
};
