import * as z from 'zod';

/**
 * What a contact centre does, and so what it stores. Every field is stated: leaving one out is an error, because each
 * of them decides whether personal data comes into being.
 */
export const featureSchema = z.strictObject({
  /** Customers can call the contact centre. */
  inboundCalls: z.boolean(),
  /** Agents can call customers. */
  outboundCalls: z.boolean(),
  /** Text messages. The carrier's path is outside AWS. */
  sms: z.boolean(),
  /** E-mail contacts (storage type `EMAIL_MESSAGES`). */
  email: z.boolean(),
  /** Audio of calls (storage type `CALL_RECORDINGS`). */
  callRecording: z.boolean(),
  /** Video of agents' screens (storage type `SCREEN_RECORDINGS`). */
  screenRecording: z.boolean(),
  /** Text of every chat (storage type `CHAT_TRANSCRIPTS`). The storage association alone turns it on. */
  chatTranscripts: z.boolean(),
  /** Files that customers and agents exchange (storage type `ATTACHMENTS`). */
  attachments: z.boolean(),
  /** Evaluations of agents (storage type `CONTACT_EVALUATIONS`). */
  evaluations: z.boolean(),
  /** Reports on a schedule (storage type `SCHEDULED_REPORTS`). */
  scheduledReports: z.boolean(),
  /** Contact records, streamed to a lake (storage type `CONTACT_TRACE_RECORDS`). */
  contactRecordLake: z.boolean(),
  /** What agents do, streamed to the lake (storage type `AGENT_EVENTS`). */
  agentEvents: z.boolean(),
  /** Files that applications of organisations bring through the API of the Region. */
  applicationFiles: z.boolean(),
  /** Customer audio, live, through Kinesis Video Streams (storage type `MEDIA_STREAMS`). */
  liveMediaStreaming: z.boolean(),
  /** Contact Lens segments while a contact is going on (`REAL_TIME_CONTACT_ANALYSIS_*`). Needs `contactLens`. */
  realTimeAnalysis: z.boolean(),
  /** Conversational analytics. Its output lies beside the recordings. */
  contactLens: z.boolean(),
  /** Generative features: their inference may run in another Region. */
  generativeAi: z.boolean(),
  /** Customer Profiles: what contact records and other systems tell of each customer, under one key. */
  customerProfiles: z.boolean(),
  /** Flow logs in CloudWatch Logs. They can hold what customers say and type. */
  contactFlowLogs: z.boolean(),
});

export type Features = Readonly<z.output<typeof featureSchema>>;
export type Feature = keyof Features;
