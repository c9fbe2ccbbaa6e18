import * as sdk from '@aws-sdk/client-kms';
import { createHmac, type KeyObject, sign } from 'node:crypto';
import * as z from 'zod';
import { startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { CREDENTIALS, REGION } from './place';

/** The private key behind the double's signatures; its public half is what a verifier has. */
export interface KmsKeys {
  readonly macSecret: string;
  readonly signingKey: KeyObject;
}

const macInput = z.looseObject({ Message: z.base64(), MacAlgorithm: z.literal('HMAC_SHA_256') });
const signInput = z.looseObject({
  Message: z.base64(),
  MessageType: z.literal('RAW'),
  SigningAlgorithm: z.literal('ECDSA_SHA_256'),
});

/** AWS KMS with an HMAC key and a signing key, by the SDK's own model. */
export function startKms({ macSecret, signingKey }: KmsKeys): Promise<ProtocolDouble> {
  return startProtocolDouble({
    sdk: { ...sdk },
    service: 'kms',
    region: REGION,
    ...CREDENTIALS,
    handlers: {
      GenerateMac: (input) => {
        const { Message } = macInput.parse(input);
        const mac = createHmac('sha256', macSecret).update(Buffer.from(Message, 'base64')).digest('base64');
        return { Mac: mac, KeyId: 'mac-key', MacAlgorithm: 'HMAC_SHA_256' };
      },
      Sign: (input) => {
        const { Message } = signInput.parse(input);
        return {
          Signature: sign('sha256', Buffer.from(Message, 'base64'), signingKey).toString('base64'),
          KeyId: 'arn:aws:kms:ca-central-1:111111111111:key/signing',
          SigningAlgorithm: 'ECDSA_SHA_256',
        };
      },
    },
  });
}
