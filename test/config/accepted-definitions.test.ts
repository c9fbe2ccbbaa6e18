import { refusal, type Changes } from '../support/refusal';

const ca = 'jurisdictions.ca';
const us = 'jurisdictions.us';
const eu = 'jurisdictions.eu';
const protectedB = { scheme: 'government-of-canada', content: 'protected-b', metadata: 'protected-a' };

describe('a wish beyond the profile passes when it names a decision record', () => {
  test.each<[string, Changes]>([
    [
      'a replica in London under emea-sovereign',
      {
        [`${eu}.profile`]: 'emea-sovereign',
        [`${eu}.instanceReplicaRegion`]: 'eu-west-2',
        [`${eu}.residencyDecisions`]: { instanceReplica: 'RDR-2026-001' },
      },
    ],
    [
      'a second copy of Québec in Calgary',
      {
        [`${ca}.profile`]: 'ca-qc-private',
        [`${ca}.residencyDecisions`]: { dataDisasterRecovery: 'RDR-2026-002' },
      },
    ],
    [
      'generative AI by decision',
      {
        [`${eu}.features.generativeAi`]: true,
        [`${eu}.residencyDecisions`]: { generativeAi: 'RDR-2026-003' },
      },
    ],
    [
      'a CRM in the United States',
      {
        [`${eu}.integrations.crm`]: { host: 'crm.example.com', country: 'US' },
        [`${eu}.residencyDecisions`]: { crm: 'RDR-2026-004' },
      },
    ],
  ])('%s', (_name, changes) => {
    expect(refusal(changes)).toBe('accepted');
    const withoutDecision = Object.fromEntries(
      Object.entries(changes).filter(([path]) => !path.endsWith('residencyDecisions')),
    );
    expect(refusal(withoutDecision)).toContain('name the decision record in residencyDecisions.');
  });
});

describe('what is lawful passes', () => {
  test.each<[string, Changes]>([
    ['the example', {}],
    [
      'Swiss finance in Frankfurt, copied to Zürich',
      { [`${eu}.profile`]: 'ch-finma', [`${eu}.dataDisasterRecoveryRegion`]: 'eu-central-2' },
    ],
    ['a replica in Oregon', { [`${us}.instanceReplicaRegion`]: 'us-west-2' }],
    ['Protected B in Canada', { [`${ca}.profile`]: 'ca-gc', [`${ca}.classification`]: protectedB }],
    ['a CRM in Ireland', { [`${eu}.integrations.crm`]: { host: 'crm.example.com', country: 'IE' } }],
    [
      'a CRM in Québec for Québec',
      {
        [`${ca}.profile`]: 'ca-qc-private',
        [`${ca}.dataDisasterRecoveryRegion`]: undefined,
        [`${ca}.integrations.crm`]: { host: 'crm.example.com', country: 'CA', subdivision: 'CA-QC' },
      },
    ],
    ['calls kept for seven years by a Canadian dealer', { [`${ca}.retentionRegimes`]: ['ciro'] }],
    ['accounts per jurisdiction', { 'environments.prod.jurisdictionAccounts': { eu: '333333333333' } }],
  ])('%s', (_name, changes) => {
    expect(refusal(changes)).toBe('accepted');
  });
});
