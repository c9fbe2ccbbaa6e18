import { judge, type Judging } from '../../../lambda/judge-stack/judge';
import { isObjectOfS3 } from '../../../lambda/judge-stack/payload';
import { serve, servePayload, serversOfTests } from '../../support/local-server';
import { judgingWith, resourceRequest, stackRequest } from '../../support/stack-hook';

const started = serversOfTests();

/** Nothing is asked of CloudFormation: a call would fail. */
const judging = (further: Partial<Judging> = {}) => judgingWith('http://127.0.0.1:9', further);
const home = { Resources: { Judged: { Type: 'AWS::S3::Bucket' } } };

describe('what cannot be judged is refused', () => {
  const over = async (payload: string, further: Partial<Judging> = {}) =>
    judge(stackRequest(payload, 'any'), judging(further));
  const answering = (status: number, body = '') =>
    started(
      serve((_, response) => {
        response.statusCode = status;
        response.end(body);
      }),
    );

  test('an expired URL', async () => {
    const url = await answering(403, '<Error><Code>AccessDenied</Code></Error>');
    await expect(over(url)).rejects.toThrow('(its URL is refused or has expired)');
  });

  test.each([
    [200, '', 'the payload is no JSON'],
    [200, '{"template":""}', 'the payload holds no template'],
    [200, '{"template":null}', 'the payload holds no template'],
    [200, '[]', 'the payload holds no template'],
    [200, JSON.stringify({ template: '{"Resources":' }), 'any.template'],
    [200, JSON.stringify({ template: 'just words' }), 'any.template'],
    [500, '{}', 'status 500'],
    [404, '', 'status 404'],
  ])('status %i with %j: %s', async (status, body, message) => {
    await expect(over(await answering(status, body))).rejects.toThrow(message);
  });

  test('a redirection, which no presigned URL makes', async () => {
    const url = await started(
      serve((_, response) => {
        response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
      }),
    );
    await expect(over(url)).rejects.toThrow('cannot be fetched');
  });

  test('a payload without end', async () => {
    const url = await started(
      serve((_, response) => {
        const write = () => {
          while (response.writable && response.write('x'.repeat(1 << 16)));
        };
        response.on('drain', write);
        write();
      }),
    );
    await expect(over(url)).rejects.toThrow('has more than 16777216 bytes');
  });

  test('a payload that comes too slowly', async () => {
    const url = await started(
      serve((_, response) => {
        response.write('{"template":"');
      }),
    );
    await expect(over(url, { signal: AbortSignal.timeout(100) })).rejects.toThrow('not in time');
  });

  test('a payload that breaks off', async () => {
    const url = await started(
      serve((_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"template":');
        setTimeout(() => response.destroy(), 20);
      }),
    );
    await expect(over(url)).rejects.toThrow('ended early');
  });

  test('a payload that is not in Amazon S3, which is not asked for', async () => {
    let asked = false;
    const url = await started(serve(() => (asked = true)));
    await expect(over(url, { mayFetch: isObjectOfS3 })).rejects.toThrow('not in Amazon S3');
    expect(asked).toBe(false);
  });

  test.each([
    {},
    null,
    { ...stackRequest('https://a.s3.amazonaws.com/b', 'any'), awsAccountId: 'x' },
    { ...stackRequest('no URL', 'any') },
    { ...stackRequest('https://a.s3.amazonaws.com/b', 'any'), actionInvocationPoint: 'READ' },
    stackRequest('', 'any', { requestData: { targetType: 'HOOK' } }),
    resourceRequest('AWS::S3::Bucket', undefined),
  ])('a request that is not as agreed: %#', async (request) => {
    await expect(judge(request, judging())).rejects.toThrow();
  });

  test('a stack whose id says nothing', async () => {
    const url = await started(servePayload(home));
    const request = { ...stackRequest(url, 'any'), stackId: 'nothing' };
    await expect(judge(request, judging())).rejects.toThrow("'nothing' is no id of a stack");
    await expect(judge({ ...request, stackId: null }, judging())).rejects.toThrow('names no stack');
  });
});

test.each([
  ['https://bucket.s3.ca-central-1.amazonaws.com/key?X-Amz-Signature=1', true],
  ['https://s3.us-west-2.amazonaws.com/bucket/key', true],
  ['https://bucket.s3.amazonaws.com/key', true],
  ['https://bucket.s3.dualstack.eu-central-1.amazonaws.com/key', true],
  ['https://bucket.s3-us-west-2.amazonaws.com/key', true],
  ['http://bucket.s3.amazonaws.com/key', false],
  ['https://bucket.s3.amazonaws.com:8443/key', false],
  ['https://user@bucket.s3.amazonaws.com/key', false],
  ['https://bucket.s3.amazonaws.com.example.com/key', false],
  ['https://s3.example.com/key', false],
  ['https://169.254.169.254/latest/meta-data', false],
  ['https://lambda.ca-central-1.amazonaws.com/', false],
])('%s is an object of Amazon S3: %s', (url, expected) => {
  expect(isObjectOfS3(new URL(url))).toBe(expected);
});
