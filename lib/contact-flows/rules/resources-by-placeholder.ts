import { parameterTexts } from '../flow-graph';
import { type FlowRule } from '../flow-rule';

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;
/** An ARN whose Region or account is written out. */
const LITERAL_ARN =
  /\barn:(?:\$\{[^}]+\}|[\w-])+:[\w-]+:(?:[a-z]{2}(?:-[a-z]+)+-\d:|(?:\$\{[^}]+\}|[^:\s])*:\d{12}:|::)/;

/** A flow is the same in every Region: what it uses is named by a placeholder, which the template fills. */
export const resourcesByPlaceholder: FlowRule = {
  id: 'resources-by-placeholder',
  title: 'Queues, hours, functions and flows are named by placeholders',
  why: 'An id belongs to one instance: elsewhere the flow fails, or reaches into the instance that it was copied from.',
  fix: 'Write a placeholder such as ${Queue}, and let the template substitute it.',
  check: ({ flow }) =>
    flow.Actions.flatMap(({ Identifier, Parameters }) =>
      parameterTexts(Parameters)
        // What is noted on the contact is a word, judged by another rule.
        .filter(({ path: [property] }) => property !== 'Attributes')
        .filter(({ text }) => UUID.test(text) || LITERAL_ARN.test(text))
        .map(({ path }) => ({ action: Identifier, message: `its ${path.join('.')} is the id of one instance` })),
    ),
};
