import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { RecordingControl } from '../constructs/api/recording-control';
import { FileUploads } from '../constructs/api/file-uploads';
import { RegionalApi } from '../constructs/api/regional-api';
import { RequestAuthoriser } from '../constructs/api/request-authoriser';
import { UserIdentifiers } from '../constructs/api/user-identifiers';
import { UserReader } from '../constructs/api/user-reader';
import { WebAcl } from '../constructs/api/web-acl';
import { type ContactCentreStack } from './contact-centre-stack';
import { type ContentBucket } from '../constructs/content/content-bucket';
import { type DatabasesStack } from './databases-stack';
import { type IdentityStack } from './identity-stack';
import { type KeysAndLogsStack } from './keys-and-logs-stack';
import { type NetworkStack } from './network-stack';
import { type PrivacyRequestsStack } from './privacy-requests-stack';
import { type TokenVaultStack } from './token-vault-stack';

export interface ApiStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly identity: IdentityStack;
  readonly network: NetworkStack;
  readonly databases: DatabasesStack;
  readonly contactCentre: ContactCentreStack;
  readonly tokenVault: TokenVaultStack;
  readonly privacyRequests: PrivacyRequestsStack;
  /** Where files of applications go. @default - applications bring none */
  readonly files?: ContentBucket;
}

/** The API of a jurisdiction, for those who may see what of which organisation. */
export class ApiStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    {
      plan,
      keysAndLogs,
      identity,
      network,
      databases,
      contactCentre,
      tokenVault,
      privacyRequests,
      files,
      ...props
    }: ApiStackProps,
  ) {
    super(scope, id, props);
    const { logKey, contentKey } = keysAndLogs;
    const subjectKey = keysAndLogs.requireSubjectKey();
    const functions = { logKey, logRetentionDays: plan.retention['function-log'].days };
    const access = { logKey, logRetentionDays: plan.retention['access-log'].days };
    const authoriser = new RequestAuthoriser(this, 'Authoriser', {
      ...functions,
      registry: plan.registry,
      userPool: identity.users,
      client: identity.signIn.client,
    });
    const users = new UserReader(this, 'Users', {
      ...functions,
      vpc: network.network,
      database: databases.organisation,
    });
    const identifiers = new UserIdentifiers(this, 'UserIdentifiers', {
      ...functions,
      vpc: network.network,
      database: databases.organisation,
      identifiers: tokenVault.identifiers,
      tokens: tokenVault.tokens,
      subjectKey,
    });
    const recordings = new RecordingControl(this, 'Recordings', {
      ...functions,
      instance: contactCentre.contactCentre.instance,
    });
    const uploads =
      files &&
      new FileUploads(this, 'Uploads', {
        ...functions,
        bucket: files,
        subjectKey,
        key: contentKey,
        retention: plan.retention['application-file'],
        label: { jurisdiction: plan.profile, classification: plan.classification.content },
      });
    const api = new RegionalApi(this, 'Api', {
      ...access,
      authoriser,
      functions: {
        'look-up-organisation': identity.lookUp.handler,
        'read-users': users.handler,
        'control-recording': recordings.handler,
        'exchange-token': tokenVault.tokenExchange.handler,
        'read-identifiers': identifiers.read,
        'write-identifiers': identifiers.write,
        'look-up-consent': privacyRequests.consents.lookUp,
        'record-consent': privacyRequests.consents.record,
        ...(uploads && { 'offer-upload': uploads.handler }),
      },
      webAcl: new WebAcl(this, 'WebAcl', { ...access, stage: plan.id }),
      topic: identity.topic,
    });
    new CfnOutput(this, 'RegisteredEndpoint', {
      description: 'For residency organisations register --api-endpoint',
      value: api.endpoint,
    });
  }
}
