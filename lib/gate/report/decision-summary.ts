import { type AppliedDecision } from '../../residency/decisions/apply-decisions';

/** A decision record as machines read it: where it stands, when it ends and what it clears. */
export function decisionSummary({ filed, state, owner, cleared }: AppliedDecision) {
  const { record, file } = filed;
  return {
    id: record.id,
    title: record.title,
    file,
    profile: record.profile,
    state,
    owner: owner ?? null,
    from: record.validity.from,
    until: record.validity.until,
    reviewBy: record.validity.reviewBy,
    clears: cleared.map(({ id, rule, resource }) => ({
      id,
      rule,
      resource: `${resource.stack}/${resource.logicalId}`,
    })),
  };
}
