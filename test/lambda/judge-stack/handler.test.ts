import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handler } from '../../../lambda/judge-stack/handler';
import { canada, resourceRequest, stackRequest } from '../../support/stack-hook';
import { temporaryDirectory } from '../../support/temporary-directory';

const directory = temporaryDirectory();
mkdirSync(join(directory, 'broken'));
writeFileSync(join(directory, 'broken', 'RDR-2026-001.yaml'), 'id: 7');
mkdirSync(join(directory, 'none'));

const environment = {
  DEPLOYMENTS: JSON.stringify([canada]),
  DECISIONS_DIRECTORY: join(directory, 'none'),
  AWS_REGION: 'ca-central-1',
};

function given(changes: Readonly<Record<string, string | undefined>> = {}) {
  for (const [name, value] of Object.entries({ ...environment, ...changes })) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

afterEach(() => {
  for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
});

const bucket = (properties: object) => resourceRequest('AWS::S3::Bucket', properties);
const token = 'f8da6d11-b23f-48f4-814c-0fb6a667f50e';

test('answers what is compliant and what is not', async () => {
  given();
  expect(await handler(bucket({}))).toMatchObject({ hookStatus: 'SUCCESS', clientRequestToken: token });
  const answer = await handler(bucket({ AccelerateConfiguration: { AccelerationStatus: 'Enabled' } }));
  expect(answer).toMatchObject({ hookStatus: 'FAILED', errorCode: 'NonCompliant', clientRequestToken: token });
});

describe('refuses, and never throws, when', () => {
  test.each([
    ['the deployments are missing', { DEPLOYMENTS: undefined }, 'DEPLOYMENTS'],
    ['the deployments are no JSON', { DEPLOYMENTS: 'ca' }, 'DEPLOYMENTS'],
    ['nobody judges strangers', { DEPLOYMENTS: JSON.stringify([{ ...canada, judgesOthers: false }]) }, 'DEPLOYMENTS'],
    ['the law is unknown', { DEPLOYMENTS: JSON.stringify([{ ...canada, profile: 'atlantis' }]) }, 'profile'],
    ['a decision is no record', { DECISIONS_DIRECTORY: join(directory, 'broken') }, 'RDR-2026-001.yaml'],
    ['the decisions are missing', { DECISIONS_DIRECTORY: join(directory, 'gone') }, 'no such file or directory'],
  ])('%s', async (_, changes, problem) => {
    given(changes);
    const answer = await handler(bucket({}));
    expect(answer).toMatchObject({ hookStatus: 'FAILED', errorCode: 'InternalFailure', clientRequestToken: token });
    expect(answer.message).toContain('Residency cannot be judged, so it is refused: ');
    expect(answer.message).toContain(problem);
    expect(answer.message).not.toContain('\n');
    expect(answer.message.length).toBeLessThanOrEqual(1_024);
  });

  test.each([undefined, null, 7, 'text', [], {}, { clientRequestToken: 7 }])('the event is %j', async (event) => {
    given();
    expect(await handler(event)).toMatchObject({ hookStatus: 'FAILED', errorCode: 'InternalFailure' });
  });

  test('the payload is elsewhere than in Amazon S3', async () => {
    given();
    expect(await handler(stackRequest('http://127.0.0.1:9/', 'any'))).toEqual({
      hookStatus: 'FAILED',
      errorCode: 'InternalFailure',
      message:
        'Residency cannot be judged, so it is refused: the payload is not in Amazon S3; nothing else is asked for it',
      clientRequestToken: token,
    });
  });
});
