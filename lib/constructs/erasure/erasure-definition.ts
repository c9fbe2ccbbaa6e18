/** Names of the functions that the workflow calls, by what they do. */
export interface ErasureFunctions {
  readonly discoverSubject: string;
  readonly applyHolds: string;
  readonly eraseObjects: string;
  readonly eraseContacts: string;
  readonly eraseUserRows: string;
  readonly verifyErasure: string;
  readonly recordErasure: string;
  readonly notifyRequester: string;
}

export interface ErasureDefinitionProps {
  readonly partition: string;
  /** ARN of every function. */
  readonly functions: ErasureFunctions;
  /** Name of the table of requests. */
  readonly casesTable: string;
}

/** Rounds of erasing and looking again before a person is to find out what puts the data back. */
export const MOST_ROUNDS = 5;

/** Longer than the longest function. */
const TASK_SECONDS = 960;
/** Shorter than the day after which a request that still runs is started again. */
const EXECUTION_SECONDS = 72_000;

/** Any error: every function can be called again, and goes on where it stopped. */
const RETRY = [
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 5,
    MaxAttempts: 6,
    BackoffRate: 2,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  },
];

const CATCH = [{ ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Interrupted' }];

/**
 * The erasure of a subject in the Amazon States Language (JSONPath): discover, keep what a legal hold is about, erase,
 * verify, and discover again, until a discovery finds nothing that is still to be done; then record, and tell the person.
 * Whatever stops it is noted with the request, to be
 * taken up again. An execution knows the id of a request and keyed hashes, and nothing of a person.
 */
export function erasureDefinition({ partition, functions, casesTable }: ErasureDefinitionProps): object {
  const service = (name: string) => `arn:${partition}:states:::${name}`;
  const call = (functionName: string, payload: object) => ({
    Type: 'Task',
    Resource: service('lambda:invoke'),
    Parameters: { FunctionName: functionName, ...payload },
    TimeoutSeconds: TASK_SECONDS,
    Retry: RETRY,
  });
  const ofRequest = (more: object = {}) => ({ Payload: { 'requestId.$': '$.requestId', ...more } });
  const userRows = (action: string, next: string) => ({
    ...call(functions.eraseUserRows, ofRequest({ action })),
    ResultPath: null,
    Catch: CATCH,
    Next: next,
  });
  /** A function for every part of the register, many at a time, each in an execution of its own. */
  const forEachPart = (parts: string, task: string, functionName: string, atOnce: number, next: string) => ({
    Type: 'Map',
    ItemsPath: `$.found.${parts}`,
    MaxConcurrency: atOnce,
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: task,
      // What a call says about itself would make the result of many parts too large.
      States: { [task]: { ...call(functionName, { 'Payload.$': '$' }), OutputPath: '$.Payload', End: true } },
    },
    ResultPath: null,
    Catch: CATCH,
    Next: next,
  });
  return {
    Comment: 'Erases a subject, looks whether anything is left, and records what became of it.',
    StartAt: 'Begin',
    TimeoutSeconds: EXECUTION_SECONDS,
    States: {
      Begin: { Type: 'Pass', Parameters: { 'requestId.$': '$.requestId', round: 0 }, Next: 'Find users' },
      'Find users': userRows('find', 'Discover'),
      Discover: {
        ...call(functions.discoverSubject, ofRequest()),
        ResultSelector: {
          'open.$': '$.Payload.open',
          'objects.$': '$.Payload.objects',
          'contacts.$': '$.Payload.contacts',
          'verify.$': '$.Payload.verify',
        },
        ResultPath: '$.found',
        Catch: CATCH,
        Next: 'Apply holds',
      },
      // Behind the discovery, which registers what nobody knew of; a hold that is over opens what was counted as kept.
      'Apply holds': {
        ...call(functions.applyHolds, ofRequest()),
        ResultSelector: { 'reopened.$': '$.Payload.reopened' },
        ResultPath: '$.holds',
        Catch: CATCH,
        Next: 'Is a hold over?',
      },
      'Is a hold over?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.holds.reopened', NumericGreaterThan: 0, Next: 'Discover' }],
        Default: 'Is anything open?',
      },
      'Is anything open?': {
        Type: 'Choice',
        Choices: [
          { Variable: '$.found.open', NumericEquals: 0, Next: 'Record' },
          { Variable: '$.round', NumericGreaterThanEquals: MOST_ROUNDS, Next: 'Still found' },
        ],
        Default: 'Erase objects',
      },
      'Erase objects': forEachPart('objects', 'Erase objects of a part', functions.eraseObjects, 16, 'Erase contacts'),
      // Amazon Connect allows few calls a second.
      'Erase contacts': forEachPart('contacts', 'Erase contacts of a part', functions.eraseContacts, 1, 'Erase users'),
      'Erase users': userRows('erase', 'Verify'),
      Verify: forEachPart('verify', 'Verify a part', functions.verifyErasure, 4, 'Verify users'),
      'Verify users': userRows('verify', 'Next round'),
      'Next round': {
        Type: 'Pass',
        Parameters: { 'requestId.$': '$.requestId', 'round.$': 'States.MathAdd($.round, 1)' },
        Next: 'Find users',
      },
      Record: { ...call(functions.recordErasure, ofRequest()), ResultPath: null, Catch: CATCH, Next: 'Notify' },
      Notify: { ...call(functions.notifyRequester, ofRequest()), OutputPath: '$.Payload', Catch: CATCH, End: true },
      'Still found': {
        Type: 'Pass',
        Result: { Error: 'StillFoundAfterErasure' },
        ResultPath: '$.failure',
        Next: 'Interrupted',
      },
      Interrupted: {
        Type: 'Task',
        Resource: service('dynamodb:updateItem'),
        Parameters: {
          TableName: casesTable,
          Key: { requestId: { 'S.$': '$.requestId' } },
          UpdateExpression: 'SET #status = :interrupted, interruptedBy = :error',
          ConditionExpression: 'attribute_exists(requestId) AND #status <> :closed',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':interrupted': { S: 'interrupted' },
            ':closed': { S: 'closed' },
            ':error': { 'S.$': '$.failure.Error' },
          },
        },
        ResultPath: null,
        Retry: RETRY,
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Failed' }],
        Next: 'Failed',
      },
      Failed: {
        Type: 'Fail',
        Error: 'ErasureInterrupted',
        Cause: 'See docs/runbook.md#an-erasure-is-interrupted. The request is taken up again every day.',
      },
    },
  };
}
