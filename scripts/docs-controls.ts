import { allControls, type Control, countControls } from '../lib/gate/controls/controls';
import { markdownTable } from './markdown';

const paths = (list: readonly string[]): string => list.map((path) => `\`${path}\``).join(', ');

function row({ id, requirements, proof }: Control): readonly string[] {
  return [
    id,
    requirements.map((requirement) => requirement.id).join(', '),
    paths(proof?.enforcedBy ?? []),
    paths(proof?.provenBy ?? []),
  ];
}

/** The reference of controls (docs/controls.md), rendered from the same data as the evidence. */
export function renderControls(): string {
  const controls = allControls();
  const { total, enforced, proven } = countControls(controls);
  const planned = controls.filter(({ status }) => status === 'planned');
  return `${[
    '# Controls',
    'Generated from `lib/gate/controls` by `npm run docs`; do not edit.',
    `A control meets one or more requirements. ${enforced} of ${total} are enforced by code that exists, ${proven} of them proven by a test that fails when they are not. A control that is met in part counts as planned.`,
    '## Enforced',
    markdownTable(
      ['Control', 'Requirements', 'Enforced by', 'Proven by'],
      controls.filter(({ status }) => status !== 'planned').map(row),
    ),
    '## Planned',
    markdownTable(
      ['Control', 'Requirements'],
      planned.map(({ id, requirements }) => [id, requirements.map((requirement) => requirement.id).join(', ')]),
    ),
    '## Requirements',
    markdownTable(
      ['Requirement', 'Category', 'Control', 'Can be met by', 'Text'],
      controls
        .flatMap(({ requirements }) => requirements)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, category, control, enforce, text }) => [id, category, control, enforce.join(', '), text]),
    ),
  ].join('\n\n')}\n`;
}
