/** What a contact centre does, as far as it decides who may do what. */
export interface PermissionProps {
  readonly outboundCalls: boolean;
  readonly email: boolean;
  readonly callRecording: boolean;
  readonly evaluations: boolean;
  readonly contactLens: boolean;
  /** Features whose inference may run in another Region. */
  readonly generativeAi: boolean;
}

export const securityRoles = ['agent', 'supervisor', 'administrator'] as const;
export type SecurityRole = (typeof securityRoles)[number];

const crud = (...resources: readonly string[]) =>
  resources.flatMap((resource) => ['Create', 'Edit', 'Delete', 'View'].map((verb) => `${resource}.${verb}`));

/**
 * Permissions of a role, by the names of Amazon Connect's API.
 *
 * No role may download recordings or transcripts: who needs a copy takes it from the bucket, where access is logged. An
 * agent sees no recording at all. Generative features stay out of reach unless they are on.
 *
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security-profile-list.html
 */
export function permissionsOf(role: SecurityRole, props: PermissionProps): readonly string[] {
  const when = (on: boolean, ...permissions: readonly string[]) => (on ? permissions : []);
  switch (role) {
    case 'agent':
      return [
        'BasicAgentAccess',
        'AudioDeviceSettings.Access',
        'TransferDestinations.View',
        ...when(props.outboundCalls, 'OutboundCallAccess'),
        ...when(props.email, 'OutboundEmail.Create'),
        ...when(props.evaluations, 'MyReceivedEvaluations.View'),
      ];
    case 'supervisor':
      return [
        'BasicAgentAccess',
        'AudioDeviceSettings.Access',
        'TransferDestinations.View',
        'AccessMetrics',
        'AccessMetrics.RealTimeMetrics.Access',
        'AccessMetrics.HistoricalMetrics.Access',
        'AccessMetrics.AgentActivityAudit.Access',
        'AgentStates.View',
        'ContactSearch.View',
        'Queues.View',
        'RoutingPolicies.View',
        'ManagerListenIn',
        ...when(props.callRecording, 'CallRecordings.Unredacted.Access'),
        ...when(props.evaluations, 'Evaluation.Create', 'Evaluation.Edit', 'Evaluation.View'),
        ...when(props.contactLens, 'RealtimeContactLens.View', 'GraphTrends.View'),
        ...when(
          props.generativeAi && props.contactLens,
          'ContactLensPostContactSummary.View',
          ...when(props.evaluations, 'EvaluationAssistant.Access'),
        ),
      ];
    case 'administrator':
      return [
        ...crud('Users', 'SecurityProfiles', 'HoursOfOperation', 'TransferDestinations', 'Prompts'),
        ...crud('ContactFlows', 'ContactFlowModules'),
        'ContactFlows.Publish',
        'ContactFlowModules.Publish',
        'Users.EditPermission',
        'AgentStates.Create',
        'AgentStates.Edit',
        'AgentStates.EnableAndDisable',
        'AgentStates.View',
        'Queues.Create',
        'Queues.Edit',
        'Queues.EnableAndDisable',
        'Queues.View',
        'RoutingPolicies.Create',
        'RoutingPolicies.Edit',
        'RoutingPolicies.View',
        'PhoneNumbers.Claim',
        'PhoneNumbers.Edit',
        'PhoneNumbers.View',
        ...when(props.evaluations, ...crud('EvaluationForms')),
        ...when(props.contactLens, ...crud('Rules')),
        ...when(props.generativeAi && props.contactLens, ...crud('RulesGenerativeAI')),
      ];
  }
}
