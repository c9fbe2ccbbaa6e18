import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { declareDataClass } from '../data-class';
import { administration, denyReplication } from './key-statements';

/**
 * Turns identifiers of people into keyed hashes. It never leaves AWS KMS of its Region, does not rotate (AWS KMS rotates
 * no such key) and is never deleted: without it, nobody finds a person in the PII register or in the lake again.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/hmac.html
 */
export class SubjectKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Keyed hashes of identifiers of data subjects',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      multiRegion: false,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
      policy: new PolicyDocument({
        statements: [
          administration(),
          new PolicyStatement({
            sid: 'UseByIdentitiesOfThisAccount',
            principals: [new AccountRootPrincipal()],
            actions: ['kms:GenerateMac'],
            resources: ['*'],
            conditions: { StringEquals: { 'kms:CallerAccount': Stack.of(scope).account } },
          }),
          denyReplication(),
        ],
      }),
    });
    declareDataClass(this, 'contact-metadata');
  }
}
