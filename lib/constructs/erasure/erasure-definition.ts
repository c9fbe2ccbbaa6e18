/** Names of the functions that the workflow calls, by what they do. */
export interface ErasureFunctions {
  readonly discoverSubject: string;
  readonly applyHolds: string;
  readonly eraseObjects: string;
  readonly eraseContacts: string;
  readonly eraseUserRows: string;
  readonly verifyErasure: string;
  readonly recordErasure: string;
  /** @default - there is no lake */
  readonly searchLake?: string;
  /** @default - there are no reports and evaluations */
  readonly eraseReports?: string;
  /** @default - there are no Customer Profiles */
  readonly eraseProfiles?: string;
  /** @default - there are no cases */
  readonly eraseCases?: string;
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

/** States by name, in their order, each without the one that comes next. */
type Steps = Readonly<Record<string, object>>;

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
  /** A function that does all of a store at once. */
  const once = (functionName: string, more?: object) => ({
    ...call(functionName, ofRequest(more)),
    ResultPath: null,
    Catch: CATCH,
  });
  const action = (what: string, functionName: string | undefined, name: string): Steps =>
    functionName === undefined ? {} : { [name]: once(functionName, { action: what }) };
  /** A function for every part of the register, many at a time, each in an execution of its own. */
  const forEachPart = (parts: string, task: string, functionName: string, atOnce: number) => ({
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
  });
  const { searchLake, eraseReports, eraseProfiles, eraseCases, eraseUserRows } = functions;
  const find: Steps = {
    ...action('find', eraseUserRows, 'Find users'),
    ...action('find', eraseProfiles, 'Find profiles'),
    // By profiles and contacts, so that they come after them.
    ...action('find', eraseCases, 'Find cases'),
    ...(searchLake === undefined ? {} : { 'Search lake': once(searchLake) }),
  };
  const erase: Steps = {
    // Deleting a file of a case hides its object, which is deleted after it.
    ...action('erase', eraseCases, 'Erase cases'),
    ...action('erase', eraseReports, 'Erase reports'),
    'Erase objects': forEachPart('objects', 'Erase objects of a part', functions.eraseObjects, 16),
    // Amazon Connect allows few calls a second.
    'Erase contacts': forEachPart('contacts', 'Erase contacts of a part', functions.eraseContacts, 1),
    ...action('erase', eraseUserRows, 'Erase users'),
    // A contact that changes is sent to Customer Profiles again: without the person by then.
    ...action('erase', eraseProfiles, 'Erase profiles'),
  };
  const verify: Steps = {
    Verify: forEachPart('verify', 'Verify a part', functions.verifyErasure, 4),
    ...action('verify', eraseUserRows, 'Verify users'),
    ...action('verify', eraseProfiles, 'Verify profiles'),
    ...action('verify', eraseCases, 'Verify cases'),
    ...action('verify', eraseReports, 'Verify reports'),
  };
  const reports = eraseReports === undefined ? {} : searchOfReports(call(eraseReports, searched()));
  return {
    Comment: 'Erases a subject, looks whether anything is left, and records what became of it.',
    StartAt: 'Begin',
    TimeoutSeconds: EXECUTION_SECONDS,
    States: {
      Begin: { Type: 'Pass', Parameters: { 'requestId.$': '$.requestId', round: 0 }, Next: firstOf(find) },
      ...inTurn(find, eraseReports === undefined ? 'Discover' : firstOf(reports)),
      ...reports,
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
        Default: firstOf(erase),
      },
      ...inTurn({ ...erase, ...verify }, 'Next round'),
      'Next round': {
        Type: 'Pass',
        Parameters: { 'requestId.$': '$.requestId', 'round.$': 'States.MathAdd($.round, 1)' },
        Next: firstOf(find),
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

/** What the function that searches reports is told: where the call before has ended. */
function searched(): object {
  return { Payload: { 'requestId.$': '$.requestId', action: 'find', 'after.$': '$.searched.after' } };
}

/** Reports are many, and searched by one call after the other until all are. */
function searchOfReports(call: object): Steps {
  return {
    'Begin with reports': { Type: 'Pass', Result: { after: '' }, ResultPath: '$.searched', Next: 'Search reports' },
    'Search reports': {
      ...call,
      ResultSelector: { 'after.$': '$.Payload.after' },
      ResultPath: '$.searched',
      Catch: CATCH,
      Next: 'Are all reports searched?',
    },
    'Are all reports searched?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.searched.after', StringEquals: '', Next: 'Discover' }],
      Default: 'Search reports',
    },
  };
}

function firstOf(steps: Steps): string {
  return Object.keys(steps)[0] ?? '';
}

/** The steps one after the other, and then what comes after them all. */
function inTurn(steps: Steps, after: string): Steps {
  const names = Object.keys(steps);
  return Object.fromEntries(
    Object.entries(steps).map(([name, step], index) => [name, { ...step, Next: names[index + 1] ?? after }]),
  );
}
