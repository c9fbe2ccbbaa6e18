import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export interface SelfSigned {
  readonly certificate: string;
  /** PKCS #8 in PEM. */
  readonly privateKey: string;
  /** SPKI in PEM. */
  readonly publicKey: string;
}

export interface SelfSignedOptions {
  /** @default localhost */
  readonly commonName?: string;
  /** @default 2026-01-01 */
  readonly from?: Date;
  /** @default 2036-01-01 */
  readonly until?: Date;
  /** @default 2048 */
  readonly modulusLength?: number;
  /** Signs in place of the own key. */
  readonly signedWith?: KeyObject;
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const long = content.length.toString(16);
  const size = Buffer.from(long.length % 2 === 0 ? long : `0${long}`, 'hex');
  const length = content.length < 128 ? Buffer.from([content.length]) : Buffer.from([0x80 | size.length, ...size]);
  return Buffer.concat([Buffer.from([tag]), length, content]);
};
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const octets = (...bytes: readonly number[]) => Buffer.from(bytes);
const time = (date: Date) => der(0x17, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));

/** sha256WithRSAEncryption, commonName, subjectAltName. */
const RSA_SHA256 = sequence(der(0x06, octets(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b)), der(0x05));
const COMMON_NAME = der(0x06, octets(0x55, 0x04, 0x03));
const ALTERNATIVE_NAME = der(0x06, octets(0x55, 0x1d, 0x11));

/** A certificate that a key gives itself (X.509 version 3, RSA), as `openssl req -x509` would make it. */
export function selfSigned(options: SelfSignedOptions = {}): SelfSigned {
  const { commonName = 'localhost', modulusLength = 2_048 } = options;
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const name = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(commonName)))));
  const { from = new Date('2026-01-01'), until = new Date('2036-01-01') } = options;
  const hosts = sequence(der(0x82, Buffer.from(commonName)), der(0x87, octets(127, 0, 0, 1)));
  const body = sequence(
    der(0xa0, der(0x02, octets(2))),
    der(0x02, octets(1)),
    RSA_SHA256,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(ALTERNATIVE_NAME, der(0x04, hosts)))),
  );
  const signature = sign('sha256', body, options.signedWith ?? privateKey);
  const certificate = sequence(body, RSA_SHA256, der(0x03, octets(0), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
