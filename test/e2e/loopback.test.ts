import { requireLoopback, requireLoopbackEnvironment } from '../../e2e/loopback';
import { CdkCli } from '../../e2e/deploy/cdk-cli';

describe('the emulated deployment speaks to this machine only', () => {
  test.each(['http://127.0.0.1:4566', 'https://127.0.0.1', 'https://127.1.2.3:1', 'http://[::1]:4566'])(
    'takes %s',
    (endpoint) => {
      expect(requireLoopback('the endpoint', endpoint).href).toContain('://');
    },
  );

  test.each([
    'https://cloudformation.eu-central-1.amazonaws.com',
    'https://127.0.0.1.example.com',
    'http://localhost:4566',
    'http://10.0.0.1',
    'http://0.0.0.0:4566',
    'http://[::ffff:10.0.0.1]',
    '127.0.0.1:4566',
    '',
  ])('fails for %p', (endpoint) => {
    expect(() => requireLoopback('the endpoint', endpoint)).toThrow(
      'not a loopback address; use 127.0.0.1 or unset it',
    );
  });

  test('fails when any AWS endpoint of the environment is elsewhere, and names the variable', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com' };
    expect(() => requireLoopbackEnvironment(environment)).toThrow(
      /^AWS_ENDPOINT_URL_S3 is https:\/\/s3\.amazonaws\.com/,
    );
    expect(() => requireLoopbackEnvironment({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1', PATH: '/bin' })).not.toThrow();
  });

  test('no CDK command line is made without an endpoint, or for one elsewhere', () => {
    expect(() => new CdkCli({}, '.')).toThrow('without one the CDK speaks to AWS');
    expect(() => new CdkCli({ AWS_ENDPOINT_URL: 'https://amazonaws.com' }, '.')).toThrow('not a loopback address');
  });
});
