import {
  CloudTrailClient,
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { startCloudTrailDouble, type CloudTrailDouble } from '../../../e2e/doubles/cloudtrail-double';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'synthetic-secret' };
const place = { account: '111111111111', region: 'ca-central-1', credentials };
const trail = { Name: 'ca-dev-audit', S3BucketName: 'evidence' };
const arn = 'arn:aws:cloudtrail:ca-central-1:111111111111:trail/ca-dev-audit';
const management = { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] };

let double: CloudTrailDouble;
let client: CloudTrailClient;

beforeEach(async () => {
  double = await startCloudTrailDouble(place);
  const { region } = place;
  client = new CloudTrailClient({ endpoint: double.endpoint, region, credentials, maxAttempts: 1 });
});

afterEach(() => double.close());

test('a trail is made, told what to record, and started', async () => {
  await expect(client.send(new CreateTrailCommand(trail))).resolves.toMatchObject({ TrailARN: arn });
  expect(double.trails.get('ca-dev-audit')).toEqual({ arn, isLogging: false, categories: [] });
  await client.send(new PutEventSelectorsCommand({ TrailName: arn, AdvancedEventSelectors: [management] }));
  await client.send(new StartLoggingCommand({ Name: 'ca-dev-audit' }));
  expect(double.trails.get('ca-dev-audit')).toEqual({ arn, isLogging: true, categories: ['Management'] });
});

test.each([
  ['a second trail of the name', () => client.send(new CreateTrailCommand(trail)), 'TrailAlreadyExistsException'],
  [
    'a log without a role to write it',
    () => client.send(new CreateTrailCommand({ ...trail, Name: 'other', CloudWatchLogsLogGroupArn: 'arn:aws:logs:x' })),
    'InvalidCloudWatchLogsRoleArnException',
  ],
  [
    'selectors that say no category',
    () =>
      client.send(
        new PutEventSelectorsCommand({
          TrailName: arn,
          AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'readOnly', Equals: ['true'] }] }],
        }),
      ),
    'InvalidEventSelectorsException',
  ],
  [
    'a trail that nobody made',
    () => client.send(new StartLoggingCommand({ Name: 'nobodys' })),
    'TrailNotFoundException',
  ],
])('%s is refused', async (_what, call, name) => {
  await client.send(new CreateTrailCommand(trail));
  await expect(call()).rejects.toMatchObject({ name });
});
