import { type FieldRule, kept } from './contact-record-fields';

const snapshot: FieldRule = {
  ...kept('AgentStatus', 'NextAgentStatus'),
  Contacts: kept(
    'Channel',
    'ConnectedToAgentTimestamp',
    'ContactId',
    'InitialContactId',
    'InitiationMethod',
    'Queue',
    'QueueTimestamp',
    'State',
    'StateStartTimestamp',
  ),
  Configuration: kept('AgentHierarchyGroups', 'Proficiencies', 'RoutingProfile'),
};

/**
 * The fields that are kept of an agent event on its way to the lake. Who the agent is, its ARN tells whoever may ask
 * Amazon Connect; names are masked, and so is every field that AWS adds tomorrow
 * to an event, an agent or a contact.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/agent-event-stream-model.html
 */
export const agentEventFields: Readonly<Record<string, FieldRule>> = {
  ...kept('AWSAccountId', 'AgentARN', 'EventId', 'EventTimestamp', 'EventType', 'InstanceARN', 'Version'),
  CurrentAgentSnapshot: snapshot,
  PreviousAgentSnapshot: snapshot,
};
