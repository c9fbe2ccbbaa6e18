import { planStages } from '../../lib/config';
import { exampleDeployment } from '../support/platform';
import { type Changes, refusal } from '../support/refusal';

const id = '5f0c9a5e-5f6e-4f0c-9d0b-3d1f7f2c8a44';
const at = 'jurisdictions.us.casesDomains';
const withProfiles = { 'jurisdictions.us.features.customerProfiles': true };

test.each<[string, Changes, string]>([
  ['a domain of an environment', { ...withProfiles, [at]: { prod: id } }, 'accepted'],
  [
    'a domain without customer profiles',
    { [at]: { prod: id } },
    `deployment.ts: ${at}: are given without customerProfiles, which say whose a case is; switch customerProfiles on`,
  ],
  [
    'a domain of no environment',
    { ...withProfiles, [at]: { stage: id } },
    `deployment.ts: ${at}.stage: is no environment of the deployment; write one of dev, prod`,
  ],
  [
    'a domain that is no id',
    { ...withProfiles, [at]: { prod: 'cases' } },
    `deployment.ts: ${at}.prod: is no id of a Cases domain; write its UUID`,
  ],
])('%s', (_, changes, answer) => {
  expect(refusal(changes)).toBe(answer);
});

test('a domain is planned in its environment only', () => {
  const domains = planStages(exampleDeployment()).flatMap(({ id: stage, casesDomainId }) =>
    casesDomainId === undefined ? [] : [[stage, casesDomainId]],
  );
  expect(domains.map(([stage]) => stage)).toEqual(['ca-dev', 'ca-prod']);
  expect(new Set(domains.map(([, domain]) => domain)).size).toBe(2);
});
