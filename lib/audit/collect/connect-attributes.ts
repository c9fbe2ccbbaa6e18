import { type InstanceAttributeType, ListInstanceAttributesCommand } from '@aws-sdk/client-connect';
import { type ReadInstance } from './connect-instance';

/** Attributes that CloudFormation has a property for. */
const PROPERTIES: Readonly<Partial<Record<InstanceAttributeType, string>>> = {
  AUTO_RESOLVE_BEST_VOICES: 'AutoResolveBestVoices',
  CONTACTFLOW_LOGS: 'ContactflowLogs',
  CONTACT_LENS: 'ContactLens',
  EARLY_MEDIA: 'EarlyMedia',
  ENHANCED_CHAT_MONITORING: 'EnhancedChatMonitoring',
  ENHANCED_CONTACT_MONITORING: 'EnhancedContactMonitoring',
  HIGH_VOLUME_OUTBOUND: 'HighVolumeOutBound',
  INBOUND_CALLS: 'InboundCalls',
  MESSAGE_STREAMING: 'MessageStreaming',
  MULTI_PARTY_CHAT_CONFERENCE: 'MultiPartyChatConference',
  MULTI_PARTY_CONFERENCE: 'MultiPartyConference',
  OUTBOUND_CALLS: 'OutboundCalls',
  USE_CUSTOM_TTS_VOICES: 'UseCustomTTSVoices',
};

/** What is switched on in the instance, as `Attributes` of CloudFormation's `AWS::Connect::Instance`. */
export async function readAttributes({
  context,
  reading,
  of,
  instanceId,
}: ReadInstance): Promise<Record<string, boolean>> {
  const found: Record<string, boolean> = {};
  await reading.attempt(of, 'the attributes of the instance', 'connect:ListInstanceAttributes', async () => {
    let token: string | undefined;
    do {
      const page = await context.clients.connect.send(
        new ListInstanceAttributesCommand({ InstanceId: instanceId, NextToken: token }),
      );
      for (const { AttributeType, Value } of page.Attributes ?? []) {
        const property = AttributeType && PROPERTIES[AttributeType];
        if (property !== undefined) found[property] = Value === 'true';
      }
      token = page.NextToken;
    } while (token !== undefined);
  });
  return found;
}
