import { allControls } from '../../lib/gate/controls/controls';
import { channels } from '../../lib/residency/channels';
import { allRules } from '../../lib/residency/rule-catalogue';
import { renderControls } from '../../scripts/docs-controls';
import { renderRules } from '../../scripts/docs-rules';
import { generatedDocuments } from '../../scripts/generated-documents';

// Whether the committed files are fresh is checked by `npm run docs -- --check`, a step of its own in .ci/run.

test('docs/rules.md has a section for every rule and channel, or a row for what no template shows', () => {
  const text = renderRules();
  const missing = allRules().filter(({ id }) => !text.includes(`\n### ${id}\n`) && !text.includes(`\n| ${id} | `));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('docs/rules.md names every property that is read, and what covers what is not', () => {
  const text = renderRules();
  for (const { ways, coveredBy = '' } of channels) {
    for (const { type, path } of ways) {
      expect(text).toContain(`| \`${type}\` | ${path === '' ? 'the resource itself' : `\`${path}\``} | `);
    }
    expect(text).toContain(coveredBy);
  }
});

test('docs/controls.md counts what the evidence counts, and lists every requirement once', () => {
  const text = renderControls();
  const rows = text.match(/^\| R\d{3} \|/gm) ?? [];
  const requirements = allControls().flatMap((control) => control.requirements);
  expect(rows).toHaveLength(requirements.length);
  expect(new Set(rows).size).toBe(requirements.length);
});

test.each(Object.entries(generatedDocuments))(
  '%s renders the same twice and says that it is generated',
  (_, render) => {
    const text = render();
    expect(text).toBe(render());
    expect(text).toMatch(/^# .+\n\nGenerated from `.+` by `npm run docs`; do not edit\.\n/);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toMatch(/undefined|\[object Object\]/);
  },
);
