import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type Construct } from 'constructs';
import { type StagePlan } from '../config';
import { RecordingControl } from '../constructs/api/recording-control';
import { FileUploads } from '../constructs/api/file-uploads';
import { RegionalApi } from '../constructs/api/regional-api';
import { RequestAuthoriser } from '../constructs/api/request-authoriser';
import { UserReader } from '../constructs/api/user-reader';
import { WebAcl } from '../constructs/api/web-acl';
import { type ContactCentreStack } from './contact-centre-stack';
import { type ContentBucket } from '../constructs/content/content-bucket';
import { type DatabasesStack } from './databases-stack';
import { type IdentityStack } from './identity-stack';
import { type KeysAndLogsStack } from './keys-and-logs-stack';
import { type NetworkStack } from './network-stack';
import { type PaymentsStack } from './payments-stack';
import { type PrivacyRequestsStack } from './privacy-requests-stack';

export interface ApiStackProps extends StackProps {
  readonly plan: StagePlan;
  readonly keysAndLogs: KeysAndLogsStack;
  readonly identity: IdentityStack;
  readonly network: NetworkStack;
  readonly databases: DatabasesStack;
  readonly contactCentre: ContactCentreStack;
  /** @default - no one-time tokens */
  readonly payments?: PaymentsStack;
  readonly privacyRequests: PrivacyRequestsStack;
  /** Where files of applications go, and what they are labelled with. @default - applications bring none */
  readonly files?: { readonly bucket: ContentBucket; readonly subjectKey: IKey };
}

/** The API of a jurisdiction, for those who may see what of which organisation. */
export class ApiStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    {
      plan,
      keysAndLogs: { logKey, contentKey },
      identity,
      network,
      databases,
      contactCentre,
      payments,
      privacyRequests,
      files,
      ...props
    }: ApiStackProps,
  ) {
    super(scope, id, props);
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
    const recordings = new RecordingControl(this, 'Recordings', {
      ...functions,
      instance: contactCentre.contactCentre.instance,
    });
    const uploads =
      files &&
      new FileUploads(this, 'Uploads', {
        ...functions,
        ...files,
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
        ...(payments && { 'exchange-token': payments.tokenExchange.handler }),
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
