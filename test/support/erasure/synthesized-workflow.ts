import { type ErasureFunctions } from '../../../lib/constructs/erasure/erasure-definition';
import { ErasureWorkflow } from '../../../lib/constructs/erasure/erasure-workflow';
import { onlyResource, testKey, testStack } from '../stack';
import { definitionOf } from '../state-machine';

/** The workflow as its template has it. */
export interface SynthesizedWorkflow {
  readonly definition: ReturnType<typeof definitionOf>;
  /** Which function stands behind a name in the definition. */
  readonly functionOf: (name: string) => keyof ErasureFunctions;
}

const functions: Required<ErasureFunctions> = {
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

export function synthesizedWorkflow(): SynthesizedWorkflow {
  const stack = testStack();
  const key = testKey(stack);
  new ErasureWorkflow(stack, 'Workflow', {
    stage: 'ca-prod',
    functions,
    cases: { tableName: 'cases', tableArn: 'arn:aws:dynamodb:ca-central-1:111111111111:table/cases' },
    key,
    logKey: key,
    logRetentionDays: 90,
  });
  return {
    definition: definitionOf(onlyResource(stack, 'AWS::StepFunctions::StateMachine').Properties),
    functionOf: (name) => name as keyof ErasureFunctions,
  };
}
