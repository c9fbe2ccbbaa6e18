import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allControls, countControls } from '../../lib/gate/controls/controls';
import { proofs } from '../../lib/gate/controls/enforcement';
import { requirements } from '../../lib/gate/controls/requirements';

const root = join(__dirname, '..', '..');
const controls = allControls();

test('every requirement has a row of its own, and a control', () => {
  expect(requirements).toHaveLength(231);
  expect(new Set(requirements.map(({ id }) => id)).size).toBe(231);
  expect(controls).toHaveLength(111);
  expect(controls.flatMap((control) => control.requirements)).toHaveLength(231);
  for (const { id, control, enforce, text } of requirements) {
    expect(id).toMatch(/^R\d{3}$/);
    expect(control).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(enforce.length).toBeGreaterThan(0);
    expect(text.trim()).not.toBe('');
  }
});

test('a proof is of a control that exists', () => {
  const known = controls.map(({ id }) => id);
  expect(Object.keys(proofs).filter((id) => !known.includes(id))).toEqual([]);
});

test.each(Object.entries(proofs))('%s names code and tests that exist', (_, { enforcedBy, provenBy }) => {
  const missing = [...enforcedBy, ...provenBy].filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
  expect(enforcedBy.filter((path) => /^test\//.test(path))).toEqual([]);
  expect(provenBy.filter((path) => !/^test\/.+\.test\.ts$/.test(path))).toEqual([]);
});

test('counts what exists, and nothing that is planned', () => {
  const counts = countControls(controls);
  expect(counts.total).toBe(111);
  expect(counts.enforced).toBe(Object.keys(proofs).length);
  expect(counts.proven).toBe(Object.values(proofs).filter(({ provenBy }) => provenBy.length > 0).length);
});
