import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jurisdictionIds } from '../../lib/domain/jurisdictions';
import { renderJurisdictions } from '../../scripts/docs-jurisdictions';
import { markdownTable } from '../../scripts/markdown';

test('docs/jurisdictions.md says what the profiles say', () => {
  const written = readFileSync(join(__dirname, '../../docs/jurisdictions.md'), 'utf8');
  // Stale? Run: npm run docs
  expect(written).toBe(renderJurisdictions());
});

test('every profile has a section, and the reader is told that it is no legal advice', () => {
  const text = renderJurisdictions();
  for (const id of jurisdictionIds) expect(text).toContain(`\n### ${id}: `);
  expect(text).toContain('not legal advice');
});

test('a bar in a cell does not end it, and a missing cell is empty', () => {
  expect(markdownTable(['A', 'B'], [['x|y']])).toBe('| A | B |\n| --- | --- |\n| x\\|y |  |');
});
