import { channels } from '../../../lib/residency/channels';
import { findingsOn, summaryOf } from '../../support/channel-tester';
import { examples } from './examples';

describe.each(channels.filter(({ ways }) => ways.length > 0).map(({ id }) => id))('%s', (id) => {
  const own = examples.filter(({ channel }) => channel === id);

  // `it.each` of nothing is an error in Jest, so a channel without examples fails here by name.
  it.each(own.map((example) => [example.kind, example.title, example] as const))('%s: %s', (_kind, _title, example) => {
    expect(summaryOf(findingsOn(example))).toEqual(example.finds);
  });
});
