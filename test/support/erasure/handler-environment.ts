import * as sfn from '@aws-sdk/client-sfn';
import { ServiceError, startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { ErasureEngines, type ErasureWorld } from './erasure-world';
import { CREDENTIALS, REGION } from './place';

/** AWS Step Functions as far as the erasure uses it: the name of an execution is taken once and for all. */
export function startWorkflows(started: { name: string; input: string }[]): Promise<ProtocolDouble> {
  return startProtocolDouble({
    sdk: { ...sfn },
    service: 'states',
    region: REGION,
    ...CREDENTIALS,
    handlers: {
      StartExecution: ({ name, input, stateMachineArn }) => {
        if (started.some((execution) => execution.name === name)) {
          throw new ServiceError('ExecutionAlreadyExists', `there is an execution ${String(name)}`);
        }
        started.push({ name: String(name), input: String(input) });
        return { executionArn: `${String(stateMachineArn)}:${String(name)}`, startDate: 1_795_000_000 };
      },
    },
  });
}

export const STATE_MACHINE_ARN = 'arn:aws:states:ca-central-1:111111111111:stateMachine:ca-prod-erasure';

/** Engines for the handlers of a test file, which make their clients from the environment as Lambda has it. */
export interface HandlerStage {
  readonly engines: () => ErasureEngines;
  /** A world of its own, whose names and endpoints are in the environment. */
  readonly enter: (more?: Readonly<Record<string, string>>) => Promise<ErasureWorld>;
  readonly started: { name: string; input: string }[];
}

/** Starts what handlers need before the tests of a file, and leaves the environment as it was after each. */
export function handlerStage(): HandlerStage {
  const before = { ...process.env };
  const started: { name: string; input: string }[] = [];
  let engines: ErasureEngines | undefined;
  let workflows: ProtocolDouble | undefined;
  const ready = () => {
    if (!engines) throw new Error('the engines start before the tests');
    return engines;
  };
  beforeAll(async () => {
    engines = await ErasureEngines.start();
    workflows = await startWorkflows(started);
  });
  afterAll(() => Promise.all([engines?.close(), workflows?.close()]));
  afterEach(() => {
    process.env = { ...before };
    started.splice(0);
  });
  return {
    engines: ready,
    started,
    enter: async (more = {}) => {
      const world = await ready().world();
      const { s3, connect, kms, ses, connected, tablesEndpoint } = ready();
      Object.assign(process.env, {
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
        AWS_ENDPOINT_URL_S3: s3.endpoint,
        AWS_ENDPOINT_URL_CONNECT: connect.endpoint,
        AWS_ENDPOINT_URL_KMS: kms.endpoint,
        AWS_ENDPOINT_URL_CUSTOMER_PROFILES: connected.profilesDouble.endpoint,
        AWS_ENDPOINT_URL_CONNECTCASES: connected.casesDouble.endpoint,
        AWS_ENDPOINT_URL_ATHENA: connected.athena.endpoint,
        AWS_ENDPOINT_URL_SESV2: ses.endpoint,
        AWS_ENDPOINT_URL_DYNAMODB: tablesEndpoint,
        AWS_ENDPOINT_URL_SFN: workflows?.endpoint ?? '',
        CASES_TABLE: world.tables.cases,
        REGISTER_TABLE: world.tables.register,
        LEDGER_TABLE: world.tables.ledger,
        HOLDS_TABLE: world.tables.holds,
        ERASED_PLACES_TABLE: world.tables.erasedPlaces,
        IDENTIFIER_TABLE: world.tables.identifiers,
        ERASED_PLACE_DAYS: '1096',
        CONTROLLER: 'Northwind Inc.',
        SUBJECT_KEY_ID: 'mac-key',
        SIGNING_KEY_ID: 'signing-key',
        RECEIPT_BUCKET: 'receipts',
        INSTANCE_ID: 'instance',
        STATE_MACHINE_ARN,
        STAGE: 'ca-prod',
        REGION,
        JURISDICTION: 'ca',
        BUCKETS: JSON.stringify(world.stores.buckets),
        ...more,
      });
      return world;
    },
  };
}
