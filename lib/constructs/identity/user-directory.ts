import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPool,
  CfnUserPoolGroup,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolEmail,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import { type IFunction } from 'aws-cdk-lib/aws-lambda';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { organisationRoles } from '../../domain/organisations/access-scopes';
import { declareDataClass } from '../data-class';
import { ORGANISATION_ATTRIBUTE } from './token-claims';

export interface UserDirectoryProps {
  readonly key: IKey;
  /** Called before every token, with version 2 of the event. */
  readonly issueClaims: IFunction;
}

const CUSTOM = 'custom:';

/** The id that the organisation's own directory gives to a user. With the e-mail address, all that a sign-in brings. */
export const INTERNAL_ID_ATTRIBUTE = 'internal_id';

/** A UUID. */
const ORGANISATION_ID_LENGTH = 36;

/**
 * The users of one Region: nobody signs up, everybody signs in with a second factor, and nothing is sent by text message
 * or from another Region. What binds a user to an organisation is set once and never changed.
 *
 * Amazon Cognito sends mail by itself, from the own Region, only when an administrator invites a user and does not
 * suppress it. A lost password or second factor is an administrator's matter.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html
 */
export class UserDirectory extends UserPool {
  constructor(scope: Construct, id: string, { key, issueClaims }: UserDirectoryProps) {
    super(scope, id, {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      // No code is sent to verify it: an administrator or an identity provider vouches for it.
      autoVerify: { email: false },
      signInCaseSensitive: false,
      customAttributes: {
        [ORGANISATION_ATTRIBUTE.slice(CUSTOM.length)]: new StringAttribute({
          mutable: false,
          minLen: ORGANISATION_ID_LENGTH,
          maxLen: ORGANISATION_ID_LENGTH,
        }),
        // Amazon Cognito writes it anew at every sign-in.
        [INTERNAL_ID_ATTRIBUTE]: new StringAttribute({ mutable: true, maxLen: 128 }),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      enableSmsRole: false,
      accountRecovery: AccountRecovery.NONE,
      email: UserPoolEmail.withCognito(),
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        passwordHistorySize: 24,
        tempPasswordValidity: Duration.days(1),
      },
      // Threat protection is in the Plus plan only.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, issueClaims, LambdaVersion.V2_0);
    const pool = this.node.defaultChild;
    if (!(pool instanceof CfnUserPool))
      throw new Error('the CDK makes a user pool otherwise than it did; see its notes');
    pool.keyConfiguration = { keyType: 'CUSTOMER_MANAGED_KEY', kmsKeyArn: key.keyArn };
    for (const role of organisationRoles) {
      new CfnUserPoolGroup(this, role, { userPoolId: this.userPoolId, groupName: role });
    }
    declareDataClass(this, 'customer-content');
  }
}

/**
 * Host where users of a jurisdiction sign in, in the own Region: a custom domain would be at the edge.
 *
 * @param prefix - prefix of the domain, unique in its Region of all of AWS
 */
export function signInHost(prefix: string, region: string): string {
  return `${prefix}.auth.${region}.amazoncognito.com`;
}
