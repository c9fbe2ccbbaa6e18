import { jurisdictionIds } from '../../../lib/domain/jurisdictions';
import { decision, type DecisionChanges, judge, said, sha256 } from '../../support/decision';

const approval = {
  role: 'privacy-officer',
  name: 'A. Example',
  capacity: 'approve',
  date: '2026-08-15',
  decision: 'approve',
};

describe('a record that breaks a rule permits nothing', () => {
  it.each<[what: string, changes: DecisionChanges, said: string]>([
    [
      'expired',
      { 'validity.until': '2026-11-20', 'validity.reviewBy': '2026-11-01' },
      'error decision-expired: RDR-2026-001 expired on 2026-11-20, and what it cleared is refused again; bring the data home, or have a new record approved',
    ],
    [
      'unsigned',
      { approvals: [] },
      'error decision-unsigned: RDR-2026-001 says that it is approved, but no approval is dated on or before 2026-11-21; have it approved by privacy-officer',
    ],
    [
      'approved in the future',
      { 'approvals.0.date': '2026-11-22' },
      'error decision-unsigned: RDR-2026-001 says that it is approved, but no approval is dated on or before 2026-11-21; have it approved by privacy-officer',
    ],
    [
      'consulted about but not approved',
      { 'approvals.0.capacity': 'consulted' },
      'error decision-unsigned: RDR-2026-001 says that it is approved, but no approval is dated on or before 2026-11-21; have it approved by privacy-officer',
    ],
    [
      'approved by another office',
      { 'approvals.0.role': 'project-lead' },
      'error decision-authority: RDR-2026-001 is approved by project-lead, but profile ca gives the decision to privacy-officer; have it approved by that role',
    ],
    [
      'approved by its author',
      { 'audit.author.name': ' a.  EXAMPLE' },
      'error decision-self-approved: RDR-2026-001 is approved by its author only ( a.  EXAMPLE); have it approved by another person',
    ],
    [
      'refused by somebody whose concurrence was asked for',
      {
        'approvals.1': {
          ...approval,
          role: 'security-officer',
          name: 'D. Example',
          capacity: 'concur',
          decision: 'reject',
        },
      },
      'error decision-rejected: RDR-2026-001 was refused by security-officer (D. Example) on 2026-08-15; set its status to rejected, or have it decided again',
    ],
    [
      'of high risk with one approver',
      { 'risk.level': 'high', 'validity.until': '2026-11-30', 'validity.reviewBy': '2026-11-30' },
      'error decision-second-approver: RDR-2026-001 accepts a high risk on the approval of privacy-officer (A. Example) alone; add the approval or concurrence of a second person',
    ],
    [
      'over-long by the profile',
      { 'validity.until': '2027-09-02' },
      'error decision-over-long: RDR-2026-001 is valid for 366 days (2026-09-01 to 2027-09-02), but profile ca allows 365; end it by day 365',
    ],
    [
      'over-long for a medium risk',
      { 'risk.level': 'medium' },
      'error decision-over-long: RDR-2026-001 is valid for 364 days (2026-09-01 to 2027-08-31), but a medium risk may be accepted for 180; end it by day 180',
    ],
    [
      'over-long for an adverse criterion',
      { 'criteria.reputation.rating': 'adverse' },
      'error decision-over-long: RDR-2026-001 is valid for 364 days (2026-09-01 to 2027-08-31), but with criterion reputation adverse it may be 180; end it by day 180',
    ],
    [
      'approved before the data was classified',
      { 'classification.classifiedAt': '2026-08-16' },
      'error decision-classified-late: RDR-2026-001 was approved on 2026-08-15, before its data was classified on 2026-08-16; have it approved again',
    ],
    [
      'past its review for more than a month',
      { 'validity.reviewBy': '2026-10-21' },
      'error decision-review-overdue: RDR-2026-001 was to be reviewed by 2026-10-21, 31 days ago, and clears nothing until it is; review it and have the new revision approved',
    ],
    [
      'relying on a control that is not in force',
      { compensatingControls: ['encrypt-at-rest', 'customer-lockbox'] },
      "error decision-control-missing: RDR-2026-001 relies on control 'customer-lockbox', which is not in force; enforce it, or have the record decided without it",
    ],
    [
      'relying on a measure that is not in force',
      { 'criteria.technicalCapability.measures': ['customer-lockbox'] },
      "error decision-control-missing: RDR-2026-001 relies on control 'customer-lockbox', which is not in force; enforce it, or have the record decided without it",
    ],
    [
      'altered',
      { 'audit.canonicalSha256': '0'.repeat(64) },
      `error decision-altered: RDR-2026-001 was changed after it was sealed: its hash is ${sha256(decision().canonical)}; restore the text, or have the change approved and write this hash`,
    ],
    [
      'a grant for logs that is about recordings',
      { 'grants.0.effect': 'log-or-siem-export' },
      'error decision-effect-mismatch: RDR-2026-001#g1: log-or-siem-export cannot be about customer-content; use the effect that is meant',
    ],
    [
      'of no known profile',
      { profile: 'canada' },
      `error decision-profile: RDR-2026-001 is about profile 'canada', which there is not; write one of ${jurisdictionIds.join(', ')}`,
    ],
    [
      'granting another partition',
      { 'grants.0.regions': ['us-gov-west-1'] },
      'error decision-prohibited: RDR-2026-001#g1: no decision can permit this (us-gov-west-1 (US-West, the United States) is in partition aws-us-gov and ca-central-1 (Montréal, Canada) in partition aws; nothing crosses partitions); take the place out of the grant',
    ],
    [
      'claiming that Amazon Connect is not at home',
      { 'criteria.marketAvailability.notOfferedAtHome': ['connect'] },
      'error decision-contradicted: RDR-2026-001 says that Amazon Connect is not offered at home, but it is, in ca-central-1 (Montréal, Canada); use it there, or have the record decided on the facts',
    ],
  ])('%s', (_, changes, message) => {
    const judged = judge(changes);
    expect(said(judged).filter((line) => line.startsWith('error'))).toEqual([message]);
    expect(judged.state).toMatch(/^(void|expired)$/);
    for (const finding of judged.findings) expect(finding.message).not.toContain('\n');
  });

  it.each<[profile: string, authority: string, changes: DecisionChanges, reason: RegExp]>([
    [
      'emea-sovereign',
      'management-body',
      { 'grants.0.regions': ['us-east-1'] },
      /the United States is a prohibited country/,
    ],
    [
      'emea-sovereign',
      'management-body',
      { 'grants.0.regions': ['ap-southeast-2'] },
      /beyond what a decision can permit/,
    ],
    [
      'emea-sovereign',
      'management-body',
      { 'grants.0.regions': [], 'grants.0.countries': ['US'] },
      /prohibited country/,
    ],
    [
      'emea-sovereign',
      'management-body',
      { 'grants.0.regions': [], 'grants.0.countries': ['AU'] },
      /farther than profile/,
    ],
    ['us-cjis', 'cjis-systems-officer', { 'grants.0.regions': ['eu-west-1'] }, /only lawful countries/],
    [
      'eu',
      'controller-executive',
      { 'grants.0.regions': ['eu-central-2'], 'grants.0.effect': 'instance-dr-outside-home' },
      /no Amazon Connect Global Resiliency pair/,
    ],
    ['ca', 'privacy-officer', { 'grants.0.regions': ['me-west-1'] }, /announced only/],
  ])('a grant that profile %s prohibits', (profile, role, changes, reason) => {
    const judged = judge({ profile, 'approvals.0.role': role, ...changes });
    expect(judged.findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual(['error decision-prohibited']);
    expect(judged.findings[0]?.message).toMatch(reason);
    expect(judged.state).toBe('void');
  });

  it('may not place Amazon Connect abroad where the law makes home the principal option', () => {
    const abroad = { 'grants.0.effect': 'service-region-outside-home' };
    const department = judge({ ...abroad, profile: 'ca-gc', 'approvals.0.role': 'chief-information-officer' });
    expect(said(department)).toEqual([
      'error decision-contradicted: RDR-2026-001 places Amazon Connect abroad, but it is offered at home, in ca-central-1 (Montréal, Canada): the criterion of market availability is not met; use it there',
    ]);
    expect(department.state).toBe('void');
    expect(judge(abroad)).toMatchObject({
      state: 'valid',
      findings: [{ rule: 'decision-contradicted', level: 'warning' }],
    });
  });
});
