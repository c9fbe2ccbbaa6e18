import { generateKeyPairSync } from 'node:crypto';
import { planStages, residencyScopeOf } from '../../lib/config';
import { readInputCertificate } from '../../lib/config/input-certificate';
import { AS_OF, exampleDeployment } from '../support/platform';
import { selfSigned } from '../support/payments/self-signed-certificate';
import { type Changes, refusal } from '../support/refusal';

const ca = 'jurisdictions.ca';
const at = `deployment.ts: ${ca}.payments`;
const good = selfSigned({ modulusLength: 2_048 });
const certificate = (prod: string): Changes => ({ [`${ca}.payments.certificates`]: { prod } });
const processor = (changes: Record<string, unknown>): Changes => ({
  [`${ca}.payments.processor`]: { host: 'tokens.processor.example', country: 'CA', ...changes },
});

describe('payments', () => {
  test('with a processor at home and a valid certificate are accepted', () => {
    expect(refusal(certificate(good.certificate))).toBe('accepted');
    expect(refusal({ [`${ca}.payments`]: undefined })).toBe('accepted');
  });

  test.each<[string, Changes, string]>([
    [
      'at a processor abroad',
      processor({ country: 'US' }),
      `${at}.processor.country: the United States is farther than profile ca lets data lie (conditional); use a processor in Canada`,
    ],
    [
      'at a processor whose host says something else',
      processor({ host: 'tokens.us-east-1.processor.example' }),
      `${at}.processor.host: 'tokens.us-east-1.processor.example' is in us-east-1 (Northern Virginia, the United States), and the country is said to be CA; correct one of the two`,
    ],
    [
      'at an address and not a host',
      processor({ host: 'https://tokens.processor.example/v1' }),
      `${at}.processor.host: is no host name; write it in lower case without scheme, port and path, such as 'logs.example.com'`,
    ],
    [
      'without a country',
      processor({ country: undefined }),
      `${at}.processor.country: is missing; nothing is assumed here, so state it`,
    ],
    [
      'without a certificate',
      { [`${ca}.payments.certificates`]: {} },
      `${at}.certificates: is empty; write the certificate of an environment, such as 'prod', or leave payments out`,
    ],
    [
      'in an environment that is not there',
      { [`${ca}.payments.certificates`]: { stage: good.certificate } },
      `${at}.certificates.stage: is of no environment of the deployment; write one of dev, prod`,
    ],
    [
      'with a public key in place of the certificate',
      certificate(good.publicKey),
      `${at}.certificates.prod: is no X.509 certificate in PEM; write the text from -----BEGIN CERTIFICATE----- to the end`,
    ],
    [
      'with a short key',
      certificate(selfSigned({ modulusLength: 1_024 }).certificate),
      `${at}.certificates.prod: has no RSA key of at least 2048 bits; make one (docs/payments.md)`,
    ],
    [
      'with a certificate that another signed',
      certificate(
        selfSigned({ signedWith: generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey }).certificate,
      ),
      `${at}.certificates.prod: is not signed with its own key, so that Amazon Connect would refuse it; sign it yourself (docs/payments.md)`,
    ],
    [
      'with a certificate that has ended',
      certificate(selfSigned({ until: new Date('2026-11-01') }).certificate),
      `${at}.certificates.prod: ended on 2026-11-01; make another, with a key of its own (docs/payments.md)`,
    ],
    [
      'by a contact centre without calls',
      { [`${ca}.features.inboundCalls`]: false, [`${ca}.features.outboundCalls`]: false },
      `${at}: are taken by telephone, and calls are off; switch calls on, or leave payments out`,
    ],
  ])('%s are refused', (_, changes, message) => {
    expect(refusal(changes)).toBe(message);
  });

  test('are planned where there is a certificate, and their processor is in the scope', () => {
    const definition = exampleDeployment();
    const plans = planStages(definition);
    const of = (id: string) => plans.find((plan) => plan.id === id);
    expect(of('ca-prod')?.payments?.key.publicKey).toContain('BEGIN PUBLIC KEY');
    expect(of('ca-dev')?.payments?.certificate).not.toBe(of('ca-prod')?.payments?.certificate);
    expect(of('us-prod')?.payments).toBeUndefined();
    const canada = of('ca-prod');
    expect(canada && residencyScopeOf(canada, definition, AS_OF).hosts).toEqual({ 'tokens.processor.example': 'CA' });
  });
});

test('the key of a certificate is the one that it was made with', () => {
  expect(readInputCertificate(good.certificate)).toMatchObject({ publicKey: good.publicKey });
});
