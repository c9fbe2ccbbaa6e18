const CONTACT_ID = '5d0d4a4e-6a0c-4f55-8f2a-3f6f3c0b1a11';
const INSTANCE = 'arn:aws:connect:ca-central-1:111111111111:instance/0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765';

/** A contact record as Amazon Connect documents it, of a call that was recorded and handed on. */
export function contactRecord<Change extends object>(change?: Change) {
  return {
    AWSAccountId: '111111111111',
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    Agent: {
      ARN: `${INSTANCE}/agent/1a7f6d0e-2b1c-4f4e-9f5a-0d9e8c7b6a54`,
      AgentInteractionDuration: 181,
      ConnectedToAgentTimestamp: '2026-11-20T14:03:12Z',
      RoutingProfile: { ARN: `${INSTANCE}/routing-profile/7c1f`, Name: 'Everybody' },
      Username: 'j.doe@example.org',
    },
    Attributes: {
      organisationId: '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765',
      notice: 'recorded',
      customerId: 'C-1001',
      vip: 'yes',
      empty: '',
    },
    Channel: 'VOICE',
    ContactId: CONTACT_ID,
    CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+14165550123' },
    DisconnectReason: 'CUSTOMER_DISCONNECT',
    InitiationMethod: 'INBOUND',
    InitiationTimestamp: '2026-11-20T14:02:55Z',
    InstanceARN: INSTANCE,
    LastUpdateTimestamp: '2026-11-20T14:07:01Z',
    Name: 'Call of Jane about her invoice',
    Queue: { ARN: `${INSTANCE}/queue/33`, Name: 'Main', Duration: 4, EnqueueTimestamp: '2026-11-20T14:03:01Z' },
    Recordings: [
      {
        Location: `recordings/connect/main/CallRecordings/2026/11/20/${CONTACT_ID}_20261120T14:02_UTC.wav`,
        MediaStreamType: 'AUDIO',
        Status: 'AVAILABLE',
      },
    ],
    References: [{ Name: 'Jane', Type: 'EMAIL', Value: 'jane@example.com' }],
    SegmentAttributes: {
      'connect:Subtype': { ValueString: 'connect:Telephony' },
      'company:Note': { ValueString: 'Jane' },
    },
    SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+14165550100' },
    Tags: { 'aws:connect:instanceId': '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098765' },
    TransferredToEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+14165550142' },
    ...change,
  };
}
