import { type CfnInstance } from 'aws-cdk-lib/aws-connect';
import { type IKey } from 'aws-cdk-lib/aws-kms';
import { type IStream } from 'aws-cdk-lib/aws-kinesis';
import { Construct } from 'constructs';
import { type ContentBucket } from '../content/content-bucket';
import { type ContentKind } from '../content/content-kind';
import { type OrganisationLookUp } from '../organisations/organisation-look-up';
import { AgentSignIn } from './agent-sign-in';
import { ApprovedOrigins } from './approved-origins';
import { AgentEventMasking } from './agent-event-masking';
import { ContactRecordMasking, type ContactRecordMaskingProps } from './contact-record-masking';
import { ContactStreams } from './contact-streams';
import { CustomerProfiles } from './customer-profiles';
import { Instance } from './instance';
import { LakeDelivery, type LakeDeliveryProps } from './lake-delivery';
import { FlowFunction } from './flow-function';
import { playedNotice } from './played-notice';
import { MAIN_FLOW_NAME, MainFlow, NumberFlow, type OrganisationQueue } from './main-flow';
import { type ClaimedNumber, PhoneNumbers } from './phone-numbers';
import { Routing } from './routing';
import { SecureInput, type SecureInputPayments } from './secure-input';
import { type PermissionProps } from './security-permissions';
import { SecurityProfiles } from './security-profiles';
import { Sequence } from './sequence';
import { type Storage } from './storage';
import { StorageAssociations } from './storage-associations';
import { type CollectionNotice } from '../../domain/collection-notice';
import { type StorageType } from '../../domain/storage-type';

/** What a contact centre does, besides keeping content, which follows from the buckets it is given. */
export interface ContactCentreFeatures extends Omit<PermissionProps, 'callRecording' | 'evaluations'> {
  readonly inboundCalls: boolean;
  readonly contactRecordLake: boolean;
  readonly agentEvents: boolean;
  readonly liveMediaStreaming: boolean;
  readonly realTimeAnalysis: boolean;
  readonly contactFlowLogs: boolean;
  readonly customerProfiles: boolean;
}

export interface ContactCentreProps {
  readonly alias: string;
  readonly features: ContactCentreFeatures;
  /** The bucket of every kind of content that is kept. A kind without a bucket is off. */
  readonly content: Readonly<Partial<Record<ContentKind, ContentBucket>>>;
  readonly contentKey: IKey;
  /** Alias of the key of the streams, without `alias/`. */
  readonly streamKeyAlias: string;
  /** Hours that records stay in a stream, 24 to 8760. */
  readonly streamRetentionHours: number;
  /** Hours that live media stays in a video stream. */
  readonly mediaRetentionHours: number;
  /** How contact records are masked on their way to the lake. */
  readonly masking: ContactRecordMaskingProps;
  /** Key and days of the logs of what could not be delivered to the lake. */
  readonly deliveryLogs: LakeDeliveryProps['logs'];
  /** Key of Customer Profiles, without `alias/`, and days that they are kept. */
  readonly profiles: { readonly keyAlias: string; readonly retentionDays: number };
  readonly approvedOrigins: readonly string[];
  /** What people are told before anything is collected. */
  readonly collectionNotice: CollectionNotice;
  readonly phoneNumbers: readonly ClaimedNumber[];
  /** Organisations with a queue of their own. Everybody else's contacts go to the main queue. */
  readonly organisationQueues: readonly OrganisationQueue[];
  /** Tells flows where an organisation is served. */
  readonly lookUp: OrganisationLookUp;
  /** Takes card payments. @default - nobody does */
  readonly payments?: SecureInputPayments;
  /** Name of the IAM SAML provider in the account. @default - set up later, nobody can sign in */
  readonly samlProvider?: string;
}

/** Folder of the lake with contact records. */
const CONTACT_RECORDS = 'contact-records';

/** An Amazon Connect instance with everything it needs to serve customers, all of it in one Region. */
export class ContactCentre extends Construct {
  readonly instance: CfnInstance;
  /** Names of the flows that contacts begin with. */
  readonly flowNames: readonly string[] = [MAIN_FLOW_NAME];
  /** Name of the domain of Customer Profiles. Absent: there are none. */
  readonly profilesDomain?: string;
  private readonly sequence = new Sequence();

  constructor(scope: Construct, id: string, props: ContactCentreProps) {
    super(scope, id);
    const { features, alias, content } = props;
    const keeps = (kind: ContentKind) => content[kind] !== undefined;
    this.instance = new Instance(this, 'Instance', {
      alias,
      inboundCalls: features.inboundCalls,
      outboundCalls: features.outboundCalls,
      flowLogs: features.contactFlowLogs,
      contactLens: features.contactLens,
    });
    const link = { instance: this.instance, sequence: this.sequence };
    this.store(props);
    new ApprovedOrigins(this, 'ApprovedOrigins', { ...link, origins: props.approvedOrigins });
    const { hoursOfOperation, queue, organisationQueues } = new Routing(this, 'Routing', {
      ...link,
      email: features.email,
      organisationQueues: props.organisationQueues,
      quickConnects: ({ attrHoursOfOperationArn: hoursOfOperationArn }) =>
        props.payments
          ? [
              new SecureInput(this, 'SecureInput', {
                ...link,
                ...props.payments,
                hoursOfOperationArn,
                callRecording: keeps('call-recording'),
                screenRecording: keeps('screen-recording'),
              }).quickConnect,
            ]
          : [],
    });
    new FlowFunction(this, 'LookUp', { ...link, target: props.lookUp.handler });
    const mainFlow = new MainFlow(this, 'MainFlow', {
      instance: this.instance,
      queueArn: queue.attrQueueArn,
      organisationQueues,
      hoursOfOperationArn: hoursOfOperation.attrHoursOfOperationArn,
      lookUpFunctionArn: props.lookUp.handler.functionArn,
      flowLogs: features.contactFlowLogs,
      notice: playedNotice(props.collectionNotice),
      callRecording: keeps('call-recording'),
      screenRecording: keeps('screen-recording'),
      chatTranscripts: keeps('transcript'),
      contactLens: features.contactLens,
    });
    this.sequence.add(mainFlow);
    for (const { name, organisationId } of props.phoneNumbers) {
      if (organisationId === undefined) continue;
      const flow = { instance: this.instance, number: name, organisationId, mainFlow };
      this.sequence.add(new NumberFlow(this, `NumberFlow-${name}`, flow));
    }
    new SecurityProfiles(this, 'SecurityProfiles', {
      ...link,
      features: { ...features, callRecording: keeps('call-recording'), evaluations: keeps('evaluation') },
    });
    if (features.customerProfiles) {
      this.profilesDomain = new CustomerProfiles(this, 'CustomerProfiles', {
        ...link,
        ...props.profiles,
        alias,
      }).domainName;
    }
    new PhoneNumbers(this, 'PhoneNumbers', { ...link, numbers: props.phoneNumbers });
    if (props.samlProvider !== undefined) {
      new AgentSignIn(this, 'AgentSignIn', { instance: this.instance, samlProvider: props.samlProvider });
    }
  }

  /** Gives every type of data its place, and the lake its deliveries. */
  private store(props: ContactCentreProps): void {
    const { features, content, contentKey } = props;
    const off = (feature: string): Storage => ({
      kind: 'off',
      reason: `The deployment definition switches ${feature} off`,
    });
    const bucket = (kind: ContentKind): Storage => {
      const found = content[kind];
      return found ? { kind: 'bucket', bucket: found, key: contentKey } : off(kind);
    };
    const lake = content['contact-record-lake'];
    const { contactRecordLake, agentEvents, realTimeAnalysis } = features;
    const needsStreams = contactRecordLake || agentEvents || realTimeAnalysis;
    const streams = needsStreams
      ? new ContactStreams(this, 'Streams', {
          instance: this.instance,
          keyAlias: props.streamKeyAlias,
          retentionHours: props.streamRetentionHours,
        })
      : undefined;
    const masking =
      contactRecordLake && lake ? new ContactRecordMasking(this, 'Masking', props.masking).handler : undefined;
    const eventMasking =
      agentEvents && lake ? new AgentEventMasking(this, 'AgentEventMasking', props.masking).handler : undefined;
    const stream = (on: boolean, id: string, feature: string, folder?: string): Storage => {
      if (!on || !streams) return off(feature);
      const dataClass = folder === undefined ? 'customer-content' : 'contact-metadata';
      const source: IStream = streams.addStream(id, dataClass);
      const transformation = folder === CONTACT_RECORDS ? masking : eventMasking;
      if (folder !== undefined && lake && transformation) {
        const delivery: LakeDeliveryProps = {
          source,
          lake,
          folder,
          dataClass,
          transformation,
          logs: props.deliveryLogs,
        };
        new LakeDelivery(this, `${id}Delivery`, delivery);
      }
      return { kind: 'stream', stream: source };
    };
    const storage: Record<StorageType, Storage> = {
      CALL_RECORDINGS: bucket('call-recording'),
      SCREEN_RECORDINGS: bucket('screen-recording'),
      CHAT_TRANSCRIPTS: bucket('transcript'),
      ATTACHMENTS: bucket('attachment'),
      EMAIL_MESSAGES: bucket('email'),
      CONTACT_EVALUATIONS: bucket('evaluation'),
      SCHEDULED_REPORTS: bucket('report'),
      MEDIA_STREAMS: features.liveMediaStreaming
        ? {
            kind: 'video-stream',
            prefix: props.alias,
            retentionHours: props.mediaRetentionHours,
            key: contentKey,
          }
        : off('live media streaming'),
      CONTACT_TRACE_RECORDS: stream(contactRecordLake, 'ContactRecords', 'the contact-record lake', CONTACT_RECORDS),
      AGENT_EVENTS: stream(agentEvents, 'AgentEvents', 'agent events', 'agent-events'),
      REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS: stream(realTimeAnalysis, 'VoiceSegments', 'real-time analysis'),
      REAL_TIME_CONTACT_ANALYSIS_CHAT_SEGMENTS: stream(realTimeAnalysis, 'ChatSegments', 'real-time analysis'),
      REAL_TIME_CONTACT_ANALYSIS_SEGMENTS: {
        kind: 'off',
        reason: 'Deprecated by AWS: voice and chat segments have types of their own',
      },
    };
    const { lastBucket } = new StorageAssociations(this, 'Storage', {
      instance: this.instance,
      storage,
      sequence: this.sequence,
    });
    // The instance's role is new to KMS for some seconds, and a key policy with an unknown principal is refused.
    if (streams && lastBucket) streams.key.node.addDependency(lastBucket);
  }
}
