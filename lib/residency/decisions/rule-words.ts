/** What a person reads about a rule on decision records. */
export interface DecisionRuleWords {
  /** The state that is wanted, as a sentence. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

const ruleWords = {
  'decision-profile': {
    title: 'A record names a jurisdiction profile',
    why: 'The profile says who may decide, for how long, and what no decision can permit.',
    fix: 'Name the profile of the data that the record is about.',
  },
  'decision-unsigned': {
    title: 'A record is approved by a person',
    why: 'The decision is a discretion of a person; without an approval nobody has taken it.',
    fix: 'Have it approved, and write role, name and date into approvals.',
  },
  'decision-rejected': {
    title: 'Nobody who had to agree has refused',
    why: 'A refusal by an approver or by somebody whose concurrence was asked for is the decision.',
    fix: 'Set the status to rejected, or answer the refusal and have the record decided again.',
  },
  'decision-authority': {
    title: 'A record is approved by the role that the profile names',
    why: 'The law gives the decision to one office; the approval of another has no effect.',
    fix: 'Have it approved by a role of the profile.',
  },
  'decision-self-approved': {
    title: 'A record is approved by another person than its author',
    why: 'Who writes a decision cannot be its only judge.',
    fix: 'Have it approved by another person in the role.',
  },
  'decision-second-approver': {
    title: 'A record of high risk is approved by two people',
    why: 'A high risk is for more than one person to accept.',
    fix: 'Add the approval or concurrence of a second person, or lower the risk.',
  },
  'decision-classified-late': {
    title: 'The data is classified before the decision',
    why: 'Who decides must know how sensitive the data is.',
    fix: 'Classify the data, and have the record approved after that.',
  },
  'decision-over-long': {
    title: 'A record is no longer valid than the profile and the risk allow',
    why: 'Law, adequacy and services change; an exception without an end becomes the rule.',
    fix: 'Bring validity.until forward, and renew the decision when the time comes.',
  },
  'decision-expired': {
    title: 'A record that has ended permits nothing',
    why: 'What it cleared is refused again from the day on which it ends.',
    fix: 'Bring the data home, or have a new record approved; set this one to superseded or revoked.',
  },
  'decision-expires-soon': {
    title: 'A record is renewed before it ends',
    why: 'On the day it ends the next deployment is blocked.',
    fix: 'Decide now: bring the data home, or have a new record approved.',
  },
  'decision-not-yet-valid': {
    title: 'A record permits nothing before its first day',
    why: 'A decision holds from the day that it names.',
    fix: 'Wait for the day, or have another one approved.',
  },
  'decision-review-overdue': {
    title: 'A record is reviewed when it says',
    why: 'The facts that it rests on may not be true any more. Thirty days after the day it permits nothing.',
    fix: 'Review it, and write a new revision with a later reviewBy that is approved again.',
  },
  'decision-altered': {
    title: 'A record is what was approved',
    why: 'The hash is of the text that the approvers saw.',
    fix: 'Restore the text, or have the changed record approved again and write its hash.',
  },
  'decision-control-missing': {
    title: 'Every compensating control of a record is in force',
    why: 'The risk was accepted because of controls; without them it is another risk.',
    fix: 'Enforce the control, or have the record decided again without it.',
  },
  'decision-effect-mismatch': {
    title: 'A grant is about classes of data that its effect can be about',
    why: 'A grant for logs or metadata must not become one for recordings.',
    fix: 'Use the effect that is meant, or take the class out of the grant.',
  },
  'decision-prohibited': {
    title: 'No record grants what the profile prohibits',
    why: 'Some transfers no person may permit: other partitions, prohibited countries, tiers beyond the law.',
    fix: 'Take the place out of the grant.',
  },
  'decision-contradicted': {
    title: 'What a record says of the market is true',
    why: 'A service abroad because none is at home is no reason once one is at home.',
    fix: 'Use the service in the home Region, or have the record decided again on the facts.',
  },
  'decision-claim-unverified': {
    title: 'What a record says of the market can be checked',
    why: 'The Region catalogue knows Amazon Connect only; a person has to check other services.',
    fix: 'Check the service by hand and keep what you found as evidence of the criterion.',
  },
  'decision-duplicate': {
    title: 'Every record has an id of its own',
    why: 'Of two records of one id nobody can tell which was approved.',
    fix: 'Give one of them another id, or delete it.',
  },
  'decision-superseded': {
    title: 'A record that another one replaces is retired',
    why: 'Two decisions about the same thing contradict each other.',
    fix: 'Set the replaced record to superseded, and see that the id that replaces it is right.',
  },
  'decision-unused': {
    title: 'Every record permits something that is there',
    why: 'A permission that nothing needs is waiting for a mistake.',
    fix: 'Revoke the record, or correct the deployment, Regions and classes that it names.',
  },
  'decision-grant-unused': {
    title: 'Every grant permits something that is there',
    why: 'A permission that nothing needs is waiting for a mistake.',
    fix: 'Take the grant out in the next revision, or correct what it names.',
  },
  'decision-not-applicable': {
    title: 'A record is about a deployment that is judged',
    why: 'A record clears what is in the deployments that it names, and nothing else.',
    fix: 'Name the deployment of the templates, or take no notice when the record is about another one.',
  },
  'decision-missing': {
    title: 'A deployment definition names records that hold and grant what it wishes',
    why: 'The definition is let through on the strength of the record that it names.',
    fix: 'Have the record approved, or take the wish out of the definition.',
  },
} as const satisfies Record<string, DecisionRuleWords>;

/** Id of a rule on decision records. */
export type DecisionRule = keyof typeof ruleWords;

/** Every rule on decision records, in the order in which they are checked. */
export const decisionRules = Object.keys(ruleWords) as readonly DecisionRule[];

/** The words of a rule on decision records. */
export function decisionRuleWords(rule: DecisionRule): DecisionRuleWords {
  return ruleWords[rule];
}

/** The rule on decision records of that id, or `undefined` when there is none. */
export function findDecisionRule(id: string): DecisionRule | undefined {
  return decisionRules.find((rule) => rule === id);
}
