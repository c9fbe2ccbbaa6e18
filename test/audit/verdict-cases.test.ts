import { analyse } from '../../lib/residency/analyse';
import { openFindings, type Analysis } from '../../lib/residency/finding';
import { audit, liveScope } from '../support/live/audit';
import { startLiveDoubles } from '../support/live/live-doubles';
import { addResource, cleanState, liveKey, type LiveState } from '../support/live/live-state';
import { rememberingClients } from '../support/live/remembering-clients';
import { type VerdictCase, verdictCases } from '../support/verdict-cases';

const account = '222222222222';
const scope = { ...liveScope, accounts: [account] };
const titled = verdictCases.map((each) => [each.title, each] as const);

const rulesAndVerdicts = (analysis: Analysis) => openFindings(analysis).map(({ rule, verdict }) => [rule, verdict]);

/** An account that holds the resource of the case, and of what the other tests need nothing but the instance. */
function accountWith({ type, properties, region }: VerdictCase): LiveState {
  const state = cleanState();
  state.resources.clear();
  state.keys.clear();
  state.secrets.clear();
  state.storage.clear();
  state.buckets.length = 0;
  if (type === 'AWS::KMS::Key') {
    const key = liveKey('key-of-the-case', properties['KeyPolicy']);
    if (properties['MultiRegion'] === true) key.metadata['MultiRegion'] = true;
    key.tags.length = 0;
    state.keys.set('key-of-the-case', key);
    return state;
  }
  const id = 'resource-of-the-case';
  if (type === 'AWS::S3::Bucket') state.buckets.push({ name: id, region });
  addResource(state, type, id, { ...properties });
  return state;
}

test.each(titled)('at synthesis: %s', (_, { type, properties, region, findings }) => {
  const text = JSON.stringify({ Resources: { Judged: { Type: type, Properties: properties } } });
  const template = { stack: 'stack', file: 'stack.template.json', region, account, text: () => text };
  expect(rulesAndVerdicts(analyse([template], { scopeOf: () => scope }))).toEqual(findings);
});

test.each(titled)('live: %s', async (_, each) => {
  const doubles = await startLiveDoubles(accountWith(each));
  try {
    // Nothing is declared: only what the resource itself says is judged.
    const clients = rememberingClients(doubles);
    const { analysis } = await audit(doubles.settings, { clients, account, stacks: [], scope, scopeOf: () => scope });
    expect(rulesAndVerdicts(analysis)).toEqual(each.findings);
  } finally {
    await doubles.close();
  }
});
