import { type Features } from '../feature-schema';

/** What every jurisdiction of the example does: voice, chat and e-mail, recorded and analysed, nothing generative. */
export const exampleFeatures: Features = {
  inboundCalls: true,
  outboundCalls: true,
  sms: false,
  email: true,
  callRecording: true,
  screenRecording: true,
  chatTranscripts: true,
  attachments: true,
  evaluations: true,
  scheduledReports: true,
  contactRecordLake: true,
  agentEvents: true,
  applicationFiles: true,
  liveMediaStreaming: false,
  realTimeAnalysis: false,
  contactLens: true,
  generativeAi: false,
  customerProfiles: false,
  contactFlowLogs: true,
};
