import { type Approval, type DecisionRecord } from '../decision-schema';
import { decisionFinding } from '../decision-finding';
import { type DecisionCheck } from './check';

/** Approved by the right office, by another person than the author, by two people when the risk is high. */
export const checkApproval: DecisionCheck = (filed, { jurisdiction, asOf }) => {
  const { record } = filed;
  const error = (rule: 'decision-rejected' | 'decision-unsigned' | ApprovalRule, message: string) => [
    decisionFinding(filed, { rule, level: 'error', at: ['approvals'], message }),
  ];
  const authorities = jurisdiction.decisionAuthority;
  const given = record.approvals.filter(({ date, capacity }) => date <= asOf && capacity !== 'consulted');
  const refusal = given.find(({ decision }) => decision === 'reject');
  if (refusal) {
    return error(
      'decision-rejected',
      `${record.id} was refused by ${ownerText(refusal)} on ${refusal.date}; set its status to rejected, or have it decided again`,
    );
  }

  const approvals = given.filter(({ capacity }) => capacity === 'approve');
  if (approvals.length === 0) {
    return error(
      'decision-unsigned',
      `${record.id} says that it is approved, but no approval is dated on or before ${asOf}; have it approved by ${authorities.join(' or ')}`,
    );
  }
  const authorised = approvals.filter(({ role }) => authorities.includes(role));
  if (authorised.length === 0) {
    const roles = approvals.map(({ role }) => role).join(', ');
    return error(
      'decision-authority',
      `${record.id} is approved by ${roles}, but profile ${jurisdiction.id} gives the decision to ${authorities.join(' or ')}; have it approved by that role`,
    );
  }
  const owner = authorised.find((approval) => !isAuthor(approval, record));
  if (!owner) {
    return error(
      'decision-self-approved',
      `${record.id} is approved by its author only (${record.audit.author.name}); have it approved by another person`,
    );
  }
  const second = given.some((other) => !isAuthor(other, record) && !isSamePerson(other, owner));
  if (record.risk.level === 'high' && !second) {
    return error(
      'decision-second-approver',
      `${record.id} accepts a high risk on the approval of ${ownerText(owner)} alone; add the approval or concurrence of a second person`,
    );
  }
  return [];
};

type ApprovalRule = 'decision-authority' | 'decision-self-approved' | 'decision-second-approver';

/** Role and name of who answers for a record: the first approval with authority by another person than the author. */
export function ownerOf(record: DecisionRecord, authorities: readonly string[]): string | undefined {
  const owner = record.approvals.find(
    (approval) =>
      approval.capacity === 'approve' &&
      approval.decision === 'approve' &&
      authorities.includes(approval.role) &&
      !isAuthor(approval, record),
  );
  return owner && ownerText(owner);
}

function ownerText({ role, name }: Approval): string {
  return `${role} (${name})`;
}

function isAuthor(approval: Approval, { audit }: DecisionRecord): boolean {
  return isSamePerson(approval, audit.author);
}

function isSamePerson(a: { readonly name: string }, b: { readonly name: string }): boolean {
  return nameKey(a.name) === nameKey(b.name);
}

/** Names are compared without regard to case, spacing and the form of their letters. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
