import * as fc from 'fast-check';
import { decisionRules, decisionRuleWords } from '../../../lib/residency/decisions/rule-words';
import { judgeDecisions } from '../../../lib/residency/decisions/judge-decision';
import { type FiledDecision } from '../../../lib/residency/decisions/parse-decision';
import { AS_OF, decision, type DecisionChanges, judge, law, said, sha256 } from '../../support/decision';

const approval = {
  role: 'privacy-officer',
  name: 'A. Example',
  capacity: 'approve',
  date: '2026-08-15',
  decision: 'approve',
};

describe('a record that follows the rules', () => {
  it('is valid, and nothing is said of it', () => {
    expect(judge()).toMatchObject({ state: 'valid', owner: 'privacy-officer (A. Example)', findings: [] });
  });

  it('may be sealed with the hash of its canonical text', () => {
    expect(judge({ 'audit.canonicalSha256': sha256(decision().canonical) }).state).toBe('valid');
  });

  it('may rely on controls that are in force', () => {
    expect(judge({ compensatingControls: ['encrypt-at-rest'] }).state).toBe('valid');
  });

  it('is valid on its first day and not on its last', () => {
    const states = ['2026-08-31', '2026-09-01', '2027-08-30', '2027-08-31'].map(
      (asOf) => judge({ 'validity.reviewBy': '2027-08-30' }, asOf).state,
    );
    expect(states).toEqual(['not-yet-valid', 'valid', 'valid', 'expired']);
  });
});

describe('a record that holds, with a warning', () => {
  it.each<[what: string, changes: DecisionChanges, asOf: string, said: string]>([
    [
      'about to expire',
      { 'validity.reviewBy': '2027-08-31' },
      '2027-07-03',
      'warning decision-expires-soon: RDR-2026-001 expires on 2027-08-31, in 59 days; bring the data home, or have a new record approved before',
    ],
    [
      'past its review for less than a month',
      { 'validity.reviewBy': '2026-10-22' },
      AS_OF,
      'warning decision-review-overdue: RDR-2026-001 was to be reviewed by 2026-10-22, 30 days ago, and clears nothing from day 31; review it and have the new revision approved',
    ],
    [
      'claiming what the catalogue cannot tell',
      { 'criteria.marketAvailability.notOfferedAtHome': ['lex'] },
      AS_OF,
      "warning decision-claim-unverified: RDR-2026-001 says that 'lex' is not offered at home, which this catalogue cannot tell; check it by hand",
    ],
    [
      'replacing a record that is not there',
      { supersedes: 'RDR-2025-009' },
      AS_OF,
      'warning decision-superseded: RDR-2026-001 supersedes RDR-2025-009, of which there is no record; keep the old record, or correct the id',
    ],
  ])('%s', (_, changes, asOf, message) => {
    const judged = judge(changes, asOf);
    expect(said(judged)).toEqual([message]);
    expect(judged.state).toBe('valid');
  });

  it('nothing is said sixty days before the end', () => {
    expect(judge({ 'validity.reviewBy': '2027-08-31' }, '2027-07-02').findings).toEqual([]);
  });
});

describe('records that are not approved', () => {
  it.each(['draft', 'proposed', 'rejected', 'revoked', 'superseded'])('%s: no effect and no faults', (status) => {
    expect(
      judge({ status, approvals: [], 'validity.until': '2026-10-01', 'validity.reviewBy': '2026-10-01' }),
    ).toMatchObject({
      state: status,
      findings: [],
    });
  });
});

describe('a high risk', () => {
  const short = { 'risk.level': 'high', 'validity.until': '2026-11-30', 'validity.reviewBy': '2026-11-30' };

  it.each([
    [
      'the concurrence of a second person',
      { ...approval, role: 'security-officer', name: 'D. Example', capacity: 'concur' },
      'valid',
    ],
    ['the same person twice', { ...approval, capacity: 'concur' }, 'void'],
    [
      'the author as the second person',
      { ...approval, role: 'cloud-architect', name: 'B. Example', capacity: 'concur' },
      'void',
    ],
    ['somebody who was only consulted', { ...approval, name: 'D. Example', capacity: 'consulted' }, 'void'],
  ])('with %s', (_, second, state) => {
    expect(judge({ ...short, 'approvals.1': second }).state).toBe(state);
  });

  it('may not last longer than 90 days', () => {
    const second = { ...approval, name: 'D. Example', capacity: 'concur' };
    const until = { 'validity.until': '2026-12-01', 'validity.reviewBy': '2026-12-01' };
    expect(said(judge({ ...short, ...until, 'approvals.1': second }))).toContainEqual(
      expect.stringContaining('a high risk may be accepted for 90'),
    );
  });
});

describe('records among each other', () => {
  const other = (changes: DecisionChanges) =>
    decision({ id: 'RDR-2026-002', ...changes }, 'decisions/RDR-2026-002.yaml');
  const states = (records: readonly FiledDecision[]) =>
    judgeDecisions(records, law).map(({ filed, state }) => [filed.record.id, state]);

  it('two of one id are both void', () => {
    const twins = judgeDecisions([decision(), other({ id: 'RDR-2026-001' })], law);
    expect(twins.map(({ state }) => state)).toEqual(['void', 'void']);
    expect(said(twins[0] ?? judge())).toEqual([
      'error decision-duplicate: RDR-2026-001 is also the id of decisions/RDR-2026-002.yaml; give one of them another id, or delete it',
    ]);
  });

  it('the older one ends on the first day of the one that supersedes it', () => {
    const superseding = other({ supersedes: 'RDR-2026-001' });
    expect(states([superseding, decision()])).toEqual([
      ['RDR-2026-001', 'superseded'],
      ['RDR-2026-002', 'valid'],
    ]);
    const later = other({ supersedes: 'RDR-2026-001', 'validity.from': '2026-12-01', 'validity.until': '2027-11-30' });
    expect(states([later, decision()])).toEqual([
      ['RDR-2026-001', 'valid'],
      ['RDR-2026-002', 'not-yet-valid'],
    ]);
  });

  it('a proposed one supersedes nothing', () => {
    expect(states([other({ supersedes: 'RDR-2026-001', status: 'proposed' }), decision()])[0]).toEqual([
      'RDR-2026-001',
      'valid',
    ]);
  });

  it('are judged alike in any order', () => {
    const records = [
      decision(),
      other({ supersedes: 'RDR-2026-001' }),
      other({}),
      other({ id: 'RDR-2026-003', approvals: [] }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (shuffled) => {
        expect(states(shuffled)).toEqual(states(records));
      }),
      { numRuns: 24 },
    );
  });
});

describe('time', () => {
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('goes one way: what has expired stays expired, and what is valid is within its dates', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a];
        const [first, second] = [judge({}, earlier), judge({}, later)];
        if (first.state === 'expired') expect(second.state).toBe('expired');
        if (first.state === 'valid') {
          const { from, until } = first.filed.record.validity;
          expect(from <= earlier && earlier < until).toBe(true);
        }
      }),
    );
  });
});

describe('the words of the rules', () => {
  it.each(decisionRules)('%s says what, why and how to fix it', (rule) => {
    const { title, why, fix } = decisionRuleWords(rule);
    expect(title).not.toMatch(/[.]$/);
    expect(why).toMatch(/[.]$/);
    expect(fix).toMatch(/[.]$/);
  });
});
