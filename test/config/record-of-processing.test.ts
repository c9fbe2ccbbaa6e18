import { exampleDeployment, parseDeployment, planStages } from '../../lib/config';
import { processedCategories } from '../../lib/domain/disclosure/processed-category';
import { processingStatementSchema } from '../../lib/domain/disclosure/record-of-processing';
import { changed } from '../support/changed';
import { type Changes, refusal } from '../support/refusal';

const eu = 'jurisdictions.eu';
const recipients = `${eu}.recordOfProcessing.recipients`;
const auditor = {
  name: 'Contoso Audit',
  role: 'processor',
  country: 'FR',
  purpose: 'audits the service',
  categories: ['evaluation'],
  saleOrSharing: false,
};

const statementOf = (changes: Changes, stage = 'eu-prod') =>
  planStages(
    parseDeployment(changed(exampleDeployment, changes), { asOf: '2026-11-21', source: 'deployment.ts' }),
  ).find(({ id }) => id === stage)?.processing;

test('everybody who receives data by the definition is a recipient, and what is declared besides', () => {
  const statement = processingStatementSchema.parse(
    statementOf({
      [`${eu}.integrations.siem`]: { host: 'logs.example.com', country: 'DE', protocol: 'splunk' },
      [`${eu}.integrations.crm`]: { host: 'crm.example.com', country: 'FR' },
      [recipients]: [auditor],
    }),
  );
  expect(statement.recipients.map(({ name, country, saleOrSharing }) => [name, country, saleOrSharing])).toEqual([
    ['Amazon Web Services', 'DE', false],
    ['logs.example.com', 'DE', false],
    ['crm.example.com', 'FR', false],
    ['Northwind', 'DE', false],
    ['Contoso Audit', 'FR', false],
  ]);
});

test('a declared recipient says better who stands behind a host', () => {
  const crm = { ...auditor, name: 'Fabrikam CRM', host: 'crm.example.com' };
  const changes = { [`${eu}.integrations.crm`]: { host: 'crm.example.com', country: 'FR' }, [recipients]: [crm] };
  const names = statementOf(changes)?.recipients.map(({ name }) => name);
  expect(names).toContain('Fabrikam CRM');
  expect(names).not.toContain('crm.example.com');
});

test('retention is what is deployed, and the laws that it rests on', () => {
  const retention = statementOf({})?.retention ?? {};
  expect(retention['call-recording']).toEqual({
    days: 180,
    basis: expect.arrayContaining([expect.any(String)]) as unknown,
  });
  expect(
    Object.keys(retention).every((category) => (processedCategories as readonly string[]).includes(category)),
  ).toBe(true);
});

test('where nothing is declared there is no statement', () => {
  expect(statementOf({ [`${eu}.recordOfProcessing`]: undefined })).toBeUndefined();
});

test.each<[string, Changes, string]>([
  [
    'a recipient where the profile does not let data be',
    { [recipients]: [{ ...auditor, country: 'US' }] },
    `${recipients}[0].country: the United States is farther than profile eu lets data lie (conditional); name a recipient in the EEA`,
  ],
  [
    'a recipient twice',
    { [recipients]: [auditor, auditor] },
    `${recipients}[1].name: is 'Contoso Audit' once more; declare each recipient once`,
  ],
])('%s is refused', (_, changes, message) => {
  expect(refusal(changes)).toBe(`deployment.ts: ${message}`);
});

test('a category without a purpose is refused: nothing can be forgotten', () => {
  expect(refusal({ [`${eu}.recordOfProcessing.activities.transcript`]: undefined })).toContain(
    `${eu}.recordOfProcessing.activities`,
  );
});

test('an integration that a decision permits is judged where it is declared, and not again as a recipient', () => {
  const host = 'logs.example.com';
  const changes = {
    [`${eu}.integrations.siem`]: { host, country: 'US', protocol: 'splunk' },
    [`${eu}.residencyDecisions`]: { siem: 'RDR-2026-001' },
    [recipients]: [{ ...auditor, name: 'Contoso Security', country: 'US', host }],
  };
  expect(refusal(changes)).toBe('accepted');
});
