import type * as authoriseRequestFunction from '../../../lambda/authorise-request/handler';
import { requestEvent } from '../../support/authoriser-request';
import { NORTHERN } from '../../support/organisations';
import { CLIENT_ID } from '../../support/token-issuer';

const environment = { ...process.env };
const good = {
  AWS_REGION: 'ca-central-1',
  REGISTRY_TABLE_NAME: 'registry',
  USER_POOL_ID: 'ca-central-1_Example1',
  USER_POOL_CLIENT_ID: CLIENT_ID,
};
let handler: typeof authoriseRequestFunction.handler;

beforeEach(() => {
  process.env = { ...environment, ...good };
  jest.resetModules();
  ({ handler } = jest.requireActual<typeof authoriseRequestFunction>('../../../lambda/authorise-request/handler'));
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterEach(() => {
  jest.restoreAllMocks();
  process.env = environment;
});

// Amazon API Gateway makes 401 of exactly this word, and 500 of every other error.
test("says 'Unauthorized' without a token", async () => {
  await expect(handler(requestEvent({ organisationId: NORTHERN }))).rejects.toThrow(/^Unauthorized$/);
});

test('works with the user pool of its own Region only', async () => {
  process.env.USER_POOL_ID = 'us-east-1_Example1';
  await expect(handler(requestEvent({ organisationId: NORTHERN }))).rejects.toThrow(
    'the user pool us-east-1_Example1 is not in ca-central-1; give the pool of the Region of the API',
  );
});

test.each(Object.keys(good))('needs %s', async (name) => {
  delete process.env[name];
  await expect(handler(requestEvent({ organisationId: NORTHERN }))).rejects.toThrow(name);
});

test('refuses an event that is none of its kind', async () => {
  await expect(handler({ type: 'TOKEN', authorizationToken: 'Bearer x.y.z' })).rejects.not.toThrow('Unauthorized');
});
