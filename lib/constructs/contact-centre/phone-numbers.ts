import { RemovalPolicy } from 'aws-cdk-lib';
import { type CfnInstance, CfnPhoneNumber } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import { type Sequence } from './sequence';

/** A number that customers call. */
export interface ClaimedNumber {
  /** Name within the instance. Renaming claims another number and leaves this one behind, claimed. */
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly type: 'DID' | 'TOLL_FREE';
  /** Id of the organisation whose number it is. @default - whatever flow it is attached to says so */
  readonly organisationId?: string;
}

export interface PhoneNumbersProps {
  readonly instance: CfnInstance;
  readonly numbers: readonly ClaimedNumber[];
  readonly sequence: Sequence;
}

/**
 * Numbers claimed for the instance. They are retained whatever happens to the stack, and carry no description, because
 * editing one would replace, and so release, the number.
 *
 * CloudFormation cannot attach a number to a flow: an administrator does (`AssociatePhoneNumberContactFlow`).
 */
export class PhoneNumbers extends Construct {
  constructor(scope: Construct, id: string, { instance, numbers, sequence }: PhoneNumbersProps) {
    super(scope, id);
    for (const { name, country, type } of numbers) {
      const number = new CfnPhoneNumber(this, name, { targetArn: instance.attrArn, countryCode: country, type });
      number.applyRemovalPolicy(RemovalPolicy.RETAIN);
      sequence.add(number);
    }
  }
}
