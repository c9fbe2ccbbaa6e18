import { type Guardrail } from './policy-document';

/**
 * No AI service of AWS stores or uses content to improve itself: it may do so outside the Region. No account can undo it.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html
 */
export function aiOptOutPolicy(environment: string): Guardrail {
  const locked = { '@@operators_allowed_for_child_policies': ['@@none'] };
  return {
    name: `residency-${environment}-ai-opt-out`,
    type: 'AISERVICES_OPT_OUT_POLICY',
    description: 'No AI service keeps or uses content to improve itself.',
    document: {
      services: {
        ...locked,
        default: { ...locked, opt_out_policy: { ...locked, '@@assign': 'optOut' } },
      },
    },
    reasons: {
      default: 'Amazon Lex, Transcribe, Comprehend and others may keep content in another Region to improve.',
    },
  };
}
