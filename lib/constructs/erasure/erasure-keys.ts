import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { declareDataClass } from '../data-class';
import { administration, denyReplication } from '../keys/key-statements';

/**
 * Turns identifiers of people into keyed hashes. It never leaves AWS KMS of its Region, does not rotate (AWS KMS rotates
 * no such key) and is never deleted: without it, nobody finds a subject in the register again.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/hmac.html
 */
export class SubjectKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Keyed hashes of identifiers of data subjects',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      ...keptHere(scope, ['kms:GenerateMac']),
    });
    declareDataClass(this, 'contact-metadata');
  }
}

/**
 * Signs receipts of erasures. Whoever has the public key can verify them without AWS, and after the account is gone.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/symmetric-asymmetric.html
 */
export class ReceiptKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Signs receipts of erasures',
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      ...keptHere(scope, ['kms:Sign']),
    });
    declareDataClass(this, 'audit');
  }
}

function keptHere(scope: Construct, use: readonly string[]) {
  return {
    multiRegion: false,
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
    policy: new PolicyDocument({
      statements: [
        administration(),
        new PolicyStatement({
          sid: 'UseByIdentitiesOfThisAccount',
          principals: [new AccountRootPrincipal()],
          actions: [...use],
          resources: ['*'],
          conditions: { StringEquals: { 'kms:CallerAccount': Stack.of(scope).account } },
        }),
        denyReplication(),
      ],
    }),
  };
}
