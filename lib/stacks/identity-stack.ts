import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { AlarmTopic } from '../constructs/alarms/alarm-topic';
import { SignIn } from '../constructs/identity/sign-in';
import { TokenClaims } from '../constructs/identity/token-claims';
import { UserDirectory } from '../constructs/identity/user-directory';
import { keyAlias } from '../constructs/keys/key-alias';
import { useByAlarms, useByUserPools } from '../constructs/keys/key-statements';
import { RegionalKey } from '../constructs/keys/regional-key';
import { OrganisationLookUp } from '../constructs/organisations/organisation-look-up';
import { type KeysAndLogsStack } from './keys-and-logs-stack';

export interface IdentityStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
}

/** Who is who in a jurisdiction: where organisations are served, and their users. */
export class IdentityStack extends Stack {
  readonly lookUp: OrganisationLookUp;
  readonly topic: AlarmTopic;
  readonly users: UserDirectory;
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, { plan, keysAndLogs, ...props }: IdentityStackProps) {
    super(scope, id, props);
    const { registry, identityProviders } = plan;
    const key = new RegionalKey(this, 'Key', {
      description: `Users of ${plan.id}`,
      alias: keyAlias(plan.id, 'identity'),
      services: ['cognito-idp', 'sns'],
      statements: [useByUserPools(this), useByAlarms(this)],
    });
    const functions = { logKey: keysAndLogs.logKey, logRetentionDays: plan.retention['function-log'].days, registry };
    this.topic = new AlarmTopic(this, 'Alarms', {
      key,
      recipients: plan.alarmRecipients,
      owners: plan.alarmOwners,
    });
    this.lookUp = new OrganisationLookUp(this, 'LookUp', { ...functions, topic: this.topic });
    const claims = new TokenClaims(this, 'Claims', {
      ...functions,
      topic: this.topic,
      organisationOfProvider: Object.fromEntries(
        identityProviders.map(({ name, organisationId }) => [name, organisationId]),
      ),
    });
    this.users = new UserDirectory(this, 'Users', { key, issueClaims: claims.handler });
    this.signIn = new SignIn(this, 'SignIn', {
      userPool: this.users,
      domainPrefix: plan.instanceAlias,
      identityProviders,
      origins: plan.approvedOrigins,
    });
    new CfnOutput(this, 'UserPoolId', {
      description: 'An identity provider knows the user pool as urn:amazon:cognito:sp:<this>',
      value: this.users.userPoolId,
    });
    new CfnOutput(this, 'UserPoolClientId', {
      description: 'Client id of pages that sign users in',
      value: this.signIn.client.userPoolClientId,
    });
  }
}
