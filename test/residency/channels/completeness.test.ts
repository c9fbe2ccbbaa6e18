import { channels } from '../../../lib/residency/channels';
import { type ExampleKind } from '../../support/channel-tester';
import { examples } from './examples';

const kindsOf = (id: string): ReadonlySet<ExampleKind> =>
  new Set(examples.filter(({ channel }) => channel === id).map(({ kind }) => kind));

it('has a unique id in kebab-case for every channel', () => {
  const ids = channels.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

it('covers every row of the catalogue once', () => {
  const rows = channels.map(({ catalogue }) => catalogue);
  expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
});

it('says what covers a channel that no template can show', () => {
  expect(channels.filter(({ ways, coveredBy }) => ways.length === 0 && !coveredBy).map(({ id }) => id)).toEqual([]);
});

it.each(channels.filter(({ ways }) => ways.some(({ inbound }) => !inbound)).map(({ id }) => id))(
  '%s has examples of what is contained and of what is refused',
  (id) => {
    const kinds = kindsOf(id);
    expect(kinds.has('compliant') || kinds.has('trap')).toBe(true);
    expect(kinds.has('violating') || kinds.has('unproven')).toBe(true);
  },
);

it('has no example of a channel that is not there', () => {
  const ids = new Set(channels.map(({ id }) => id));
  expect(examples.filter(({ channel }) => !ids.has(channel)).map(({ channel }) => channel)).toEqual([]);
});
