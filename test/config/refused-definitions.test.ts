import { exampleDeployment, InvalidDeploymentError, parseDeployment } from '../../lib/config';
import { changed } from '../support/changed';

type Changes = Readonly<Record<string, unknown>>;

/** The message with which a change of the example is refused. */
function refusal(changes: Changes, asOf = '2026-11-21'): string {
  try {
    parseDeployment(changed(exampleDeployment, changes), { asOf, source: 'deployment.ts' });
  } catch (error) {
    if (error instanceof InvalidDeploymentError) return error.message;
    throw error;
  }
  return 'accepted';
}

const ca = 'jurisdictions.ca';
const us = 'jurisdictions.us';
const eu = 'jurisdictions.eu';
const frankfurt = 'eu-central-1 (Frankfurt, Germany)';
const london = 'eu-west-2 (London, the United Kingdom)';
const protectedB = { scheme: 'government-of-canada', content: 'protected-b', metadata: 'protected-a' };
const table = { schema: 'reference', name: 'countries', owner: 'Master Data Owner', purpose: 'codes' };

const refused: Readonly<Record<string, readonly [Changes, string]>> = {
  'Connect in Ireland': [
    { [`${eu}.instanceRegion`]: 'eu-west-1' },
    `${eu}.instanceRegion: Amazon Connect is not offered in eu-west-1 (Dublin, Ireland); the nearest home Region of profile eu that does is ${frankfurt}`,
  ],
  'Connect in Zürich': [
    { [`${eu}.instanceRegion`]: 'eu-central-2' },
    `${eu}.instanceRegion: Amazon Connect is not offered in eu-central-2 (Zürich, Switzerland); the nearest home Region of profile eu that does is ${frankfurt}`,
  ],
  'Connect in Calgary': [
    { [`${ca}.instanceRegion`]: 'ca-west-1', [`${ca}.dataDisasterRecoveryRegion`]: 'ca-central-1' },
    `${ca}.instanceRegion: Amazon Connect is not offered in ca-west-1 (Calgary, Canada); the nearest home Region of profile ca that does is ca-central-1 (Montréal, Canada)`,
  ],
  'an instance outside the home of its profile': [
    { [`${eu}.instanceRegion`]: 'us-east-1', [`${eu}.dataDisasterRecoveryRegion`]: undefined },
    `${eu}.instanceRegion: us-east-1 (Northern Virginia, the United States) is outside the home Regions of profile eu; write ${frankfurt}, the nearest lawful Region with Amazon Connect`,
  ],
  'a Region that does not exist': [
    { [`${eu}.instanceRegion`]: 'eu-centrl-1' },
    `${eu}.instanceRegion: 'eu-centrl-1' is no AWS Region (did you mean 'eu-central-1'?); write ${frankfurt}, the nearest lawful Region with Amazon Connect`,
  ],
  'a Region that is announced only': [
    { [`${eu}.instanceRegion`]: 'me-west-1', [`${eu}.dataDisasterRecoveryRegion`]: undefined },
    `${eu}.instanceRegion: me-west-1 (Saudi Arabia) is announced, and not known to be open yet; write ${frankfurt}, the nearest lawful Region with Amazon Connect`,
  ],
  'failover from Frankfurt to Zürich': [
    { [`${eu}.instanceReplicaRegion`]: 'eu-central-2' },
    `${eu}.instanceReplicaRegion: ${frankfurt} to eu-central-2 (Zürich, Switzerland) is no Amazon Connect Global Resiliency pair; the only replica of eu-central-1 is in ${london}; write ${london}, or leave the field out`,
  ],
  'failover from Montréal to Calgary': [
    { [`${ca}.instanceReplicaRegion`]: 'ca-west-1' },
    `${ca}.instanceReplicaRegion: ca-central-1 (Montréal, Canada) to ca-west-1 (Calgary, Canada) is no Amazon Connect Global Resiliency pair; an instance in ca-central-1 has no replica Region; leave the field out`,
  ],
  'failover from Frankfurt to London under emea-sovereign': [
    { [`${eu}.profile`]: 'emea-sovereign', [`${eu}.instanceReplicaRegion`]: 'eu-west-2' },
    `${eu}.instanceReplicaRegion: a replica of the Amazon Connect instance of profile emea-sovereign in ${london} needs a residency decision by management-body: the United Kingdom has an adequacy decision until 2031-12-27; name the decision record in residencyDecisions.instanceReplica, or leave the field out, because no other Region is lawful without a decision`,
  ],
  'failover beyond any decision, with a decision named': [
    {
      [`${eu}.profile`]: 'fr-hds',
      [`${eu}.instanceReplicaRegion`]: 'eu-west-2',
      [`${eu}.residencyDecisions`]: { instanceReplica: 'RDR-2026-001' },
    },
    `${eu}.instanceReplicaRegion: a replica of the Amazon Connect instance of profile fr-hds in ${london} is beyond what a decision can permit (in-bloc): the United Kingdom has an adequacy decision until 2031-12-27; leave the field out, because no other Region is lawful without a decision`,
  ],
  'a second copy in the Region of the instance': [
    { [`${ca}.dataDisasterRecoveryRegion`]: 'ca-central-1' },
    `${ca}.dataDisasterRecoveryRegion: ca-central-1 (Montréal, Canada) is the instance's own Region, and what is there fails with it; write ca-west-1 (Calgary, Canada), or leave the field out`,
  ],
  'a second copy of Canada in the United States': [
    { [`${ca}.dataDisasterRecoveryRegion`]: 'us-east-1' },
    `${ca}.dataDisasterRecoveryRegion: a second copy of the data of profile ca in us-east-1 (Northern Virginia, the United States) needs a residency decision by privacy-officer: the United States has no adequacy decision in force; it takes a contract with comparable protection and notice to individuals (PIPEDA 4.1.3); name the decision record in residencyDecisions.dataDisasterRecovery, or write ca-west-1 (Calgary, Canada), or leave the field out`,
  ],
  'a second copy of Québec in Alberta': [
    { [`${ca}.profile`]: 'ca-qc-private' },
    `${ca}.dataDisasterRecoveryRegion: a second copy of the data of profile ca-qc-private in ca-west-1 (Calgary, Canada) needs a residency decision by person-in-charge-of-personal-information: it stays in Canada but leaves CA-QC, which takes a privacy impact assessment and a written agreement (P-39.1 s. 17); name the decision record in residencyDecisions.dataDisasterRecovery, or leave the field out, because no other Region is lawful without a decision`,
  ],
  'a second copy in another partition': [
    { [`${us}.dataDisasterRecoveryRegion`]: 'us-gov-west-1' },
    `${us}.dataDisasterRecoveryRegion: us-gov-west-1 (US-West, the United States) is in partition aws-us-gov and us-east-1 (Northern Virginia, the United States) in partition aws; nothing crosses partitions; write us-west-2 (Oregon, the United States) or us-east-2 (Ohio, the United States) or us-west-1 (Northern California, the United States), or leave the field out`,
  ],
  'no classification': [
    { [`${ca}.classification`]: undefined },
    `${ca}.classification: is missing, and only the controller can know how sensitive the data is; write { scheme, content, metadata } with a scheme of government-of-canada, fips-199, uk-government, australian-government, organisation`,
  ],
  'a classification scheme that nobody knows': [
    { [`${ca}.classification.scheme`]: 'traffic-light' },
    `${ca}.classification.scheme: names no classification scheme; write one of government-of-canada, fips-199, uk-government, australian-government, organisation`,
  ],
  'Protected C on commercial AWS': [
    { [`${ca}.profile`]: 'ca-gc', [`${ca}.classification`]: { ...protectedB, content: 'protected-c' } },
    `${ca}.classification.content: is 'protected-c' (Government of Canada security categories), above what a commercial AWS Region may hold: Government of Canada guidance takes commercial public cloud up to Protected B (TBS white paper, 2018); keep such data out of this deployment, or write 'protected-b' or lower`,
  ],
  'Classified metadata on commercial AWS': [
    { [`${ca}.profile`]: 'ca-gc', [`${ca}.classification`]: { ...protectedB, metadata: 'secret' } },
    `${ca}.classification.metadata: is 'secret' (Government of Canada security categories), above what a commercial AWS Region may hold: Government of Canada guidance takes commercial public cloud up to Protected B (TBS white paper, 2018); keep such data out of this deployment, or write 'protected-b' or lower`,
  ],
  'a federal department that classifies by a scheme of its own': [
    { [`${ca}.profile`]: 'ca-gc' },
    `${ca}.classification.scheme: is 'organisation', and profile 'ca-gc' is classified by the Government of Canada security categories; write 'government-of-canada'`,
  ],
  'retention beyond the maximum of the law': [
    { [`${eu}.retentionDays`]: { 'call-recording': 400 } },
    `${eu}.retentionDays.call-recording: 400 days is more than the 180 that the law allows (GDPR art. 5(1)(e), with the six months of the French CNIL for recordings as the measure); set at most 180`,
  ],
  'retention below the minimum of the law': [
    {
      [`${ca}.profile`]: 'ca-gc',
      [`${ca}.classification`]: protectedB,
      [`${ca}.retentionDays`]: { 'call-recording': 90 },
    },
    `${ca}.retentionDays.call-recording: 90 days is less than the 731 that the law asks for (Privacy Regulations s. 4: two years after last use for an administrative purpose); set at least 731`,
  ],
  'two laws on record keeping that clash': [
    { [`${us}.retentionRegimes`]: ['ciro', 'mifid-ii'] },
    `${us}.retentionRegimes: call-recording: at least 2557 days (CIRO client records: seven years) and at most 2556 days (MiFID II art. 16(7): five years, up to seven on request of the authority) cannot both hold; a person must resolve which law applies`,
  ],
  'retention of a content that does not exist': [
    { [`${eu}.retentionDays`]: { 'call-recordings': 30 } },
    `${eu}.retentionDays: has 'call-recordings', which is no field here; did you mean 'call-recording'?`,
  ],
  'retention of no day': [
    { [`${eu}.retentionDays`]: { 'call-recording': 0 } },
    `${eu}.retentionDays.call-recording: is less than a day; switch the feature off when nothing is to be kept`,
  ],
  'generative AI where the profile says never': [
    { [`${eu}.profile`]: 'emea-sovereign', [`${eu}.features.generativeAi`]: true },
    `${eu}.features.generativeAi: is on, and profile 'emea-sovereign' never allows generative features, whose inference may run in another Region; set it to false`,
  ],
  'generative AI without a decision': [
    { [`${eu}.features.generativeAi`]: true },
    `${eu}.features.generativeAi: is on, and profile 'eu' allows generative features by decision only; name the decision record in residencyDecisions.generativeAi, or set it to false`,
  ],
  'real-time analysis without Contact Lens': [
    { [`${eu}.features.realTimeAnalysis`]: true, [`${eu}.features.contactLens`]: false },
    `${eu}.features.realTimeAnalysis: is on without contactLens, and its segments come from Contact Lens; switch contactLens on or realTimeAnalysis off`,
  ],
  'a feature that is left to a default': [
    { [`${eu}.features.screenRecording`]: undefined },
    `${eu}.features.screenRecording: is missing; nothing is assumed here, so state it`,
  ],
  'a feature that is no yes or no': [
    { [`${eu}.features.sms`]: 'yes' },
    `${eu}.features.sms: is a string; write true or false`,
  ],
  'no Region': [
    { [`${eu}.instanceRegion`]: undefined },
    `${eu}.instanceRegion: is missing; nothing is assumed here, so state it`,
  ],
  'an account of two environments': [
    { 'environments.prod.account': '111111111111' },
    `environments.prod.account: is 111111111111, an account of environment 'dev' already; give 'prod' an account of its own`,
  ],
  "a jurisdiction's account of two environments": [
    { 'environments.prod.jurisdictionAccounts': { eu: '111111111111' } },
    `environments.prod.jurisdictionAccounts.eu: is 111111111111, an account of environment 'dev' already; give 'prod' an account of its own`,
  ],
  'an account of a jurisdiction that is not there': [
    { 'environments.prod.jurisdictionAccounts': { uk: '333333333333' } },
    'environments.prod.jurisdictionAccounts.uk: is the account of a jurisdiction that is not defined; remove it or name one of ca, us, eu',
  ],
  'an account id that is a number': [
    { 'environments.prod.account': 222_222_222_222 },
    'environments.prod.account: is a number; write the account id in quotes, because leading zeros count',
  ],
  'an account id that is too short': [
    { 'environments.prod.account': '1234' },
    "environments.prod.account: is no AWS account id; write its 12 digits, such as '111111111111'",
  ],
  'no environment': [{ environments: {} }, "environments: is empty; define one, such as 'prod', with its account"],
  'no jurisdiction': [
    { jurisdictions: {} },
    "jurisdictions: is empty; define one, such as 'ca', with its profile and Regions",
  ],
  'a jurisdiction that is called like the registry': [
    { 'jurisdictions.registry': {} },
    "jurisdictions.registry: is the name of the registry's own Stage; choose another",
  ],
  'one alias for two instances': [
    { [`${eu}.instanceAlias`]: 'northwind-ca' },
    `${eu}.instanceAlias: is 'northwind-ca', the alias of jurisdiction 'ca' already; make it unique, such as 'northwind-ca-eu'`,
  ],
  'a profile with a slip of the keyboard': [
    { [`${eu}.profile`]: 'emea-soverein' },
    `${eu}.profile: 'emea-soverein' is no jurisdiction profile; did you mean 'emea-sovereign'?`,
  ],
  'an origin that is not secure': [
    { [`${eu}.approvedOrigins`]: ['http://desk.example.com'] },
    `${eu}.approvedOrigins[0]: is no https origin; write one such as 'https://desk.example.com'`,
  ],
  'an origin with a path': [
    { [`${eu}.approvedOrigins`]: ['https://desk.example.com/agent'] },
    `${eu}.approvedOrigins[0]: is more than an origin; write scheme and host only, such as 'https://desk.example.com'`,
  ],
  'a number claimed in an environment that is not there': [
    { [`${ca}.phoneNumbers`]: [{ name: 'main', country: 'CA', type: 'DID', environments: ['stage'] }] },
    `${ca}.phoneNumbers[0].environments[0]: is no environment of the deployment; write one of dev, prod`,
  ],
  'a SIEM in a country without adequacy': [
    { [`${eu}.integrations.siem`]: { host: 'logs.example.com', country: 'US' } },
    `${eu}.integrations.siem.country: the United States is farther than profile eu lets data lie (conditional); use a host in the EEA or name the decision record in residencyDecisions.siem`,
  ],
  'a SIEM in a prohibited country, with a decision named': [
    {
      [`${eu}.profile`]: 'emea-sovereign',
      [`${eu}.integrations.siem`]: { host: 'logs.example.com', country: 'US' },
      [`${eu}.residencyDecisions`]: { siem: 'RDR-2026-001' },
    },
    `${eu}.integrations.siem.country: the United States is a prohibited country under profile emea-sovereign; use a host in the EEA`,
  ],
  'a CRM whose host says another country': [
    { [`${eu}.integrations.crm`]: { host: 'crm.us-east-1.example.com', country: 'DE' } },
    `${eu}.integrations.crm.host: 'crm.us-east-1.example.com' is in us-east-1 (Northern Virginia, the United States), and the country is said to be DE; correct one of the two`,
  ],
  'a CRM somewhere in Canada for Québec': [
    {
      [`${ca}.profile`]: 'ca-qc-private',
      [`${ca}.dataDisasterRecoveryRegion`]: undefined,
      [`${ca}.integrations.crm`]: { host: 'crm.example.com', country: 'CA' },
    },
    `${ca}.integrations.crm.country: Canada is farther than profile ca-qc-private lets data lie (in-country); use a host in CA-QC (write it as the subdivision) or name the decision record in residencyDecisions.crm`,
  ],
  'a reference table that is a wildcard': [
    { 'referenceData.tables': [{ ...table, name: '%' }] },
    "referenceData.tables[0].name: is '%', a wildcard, which would copy tables nobody has looked at; name each table",
  ],
  'a reference table in a schema of organisation data': [
    { 'referenceData.tables': [{ ...table, schema: 'Organisation' }] },
    "referenceData.tables[0].schema: is 'Organisation', a schema of organisation data, which stays in its jurisdiction; remove the table from the reference data",
  ],
  'a reference table of people': [
    { 'referenceData.tables': [{ ...table, name: 'vip_customers' }] },
    "referenceData.tables[0].name: is 'vip_customers', which reads as a table of personal data, and that stays in its jurisdiction; remove it, or rename a table that holds none",
  ],
  'a reference table twice': [
    { 'referenceData.tables': [table, { ...table, name: 'COUNTRIES' }] },
    "referenceData.tables[1].name: is 'reference.countries' once more; remove one of the two",
  ],
  'a registry that is written in nobody’s home': [
    { 'registry.masterRegion': 'ap-southeast-2' },
    'registry.masterRegion: ap-southeast-2 (Sydney, Australia) is a home Region of none of the jurisdictions; write the Region of an instance, such as ca-central-1 (Montréal, Canada) or us-east-1 (Northern Virginia, the United States) or eu-central-1 (Frankfurt, Germany)',
  ],
  'no master Region of the registry': [
    { 'registry.masterRegion': undefined },
    'registry.masterRegion: is missing; nothing is assumed here, so state it',
  ],
  'reference data that is written in a Region that does not exist': [
    { 'referenceData.masterRegion': 'ca-centrl-1' },
    "referenceData.masterRegion: 'ca-centrl-1' is no AWS Region (did you mean 'ca-central-1'?); write the Region of an instance, such as ca-central-1 (Montréal, Canada) or us-east-1 (Northern Virginia, the United States) or eu-central-1 (Frankfurt, Germany)",
  ],
  'a jurisdiction in another partition than the registry': [
    {
      [`${us}.profile`]: 'us-fedramp-high',
      [`${us}.instanceRegion`]: 'us-gov-west-1',
      [`${us}.dataDisasterRecoveryRegion`]: 'us-gov-east-1',
      [`${us}.classification`]: { scheme: 'fips-199', content: 'high', metadata: 'moderate' },
    },
    `${us}.instanceRegion: is in partition aws-us-gov, and the registry's master Region is in aws, which no account or global table spans; make 'us' a deployment of its own`,
  ],
  'an alarm for nobody': [
    { 'alarms.recipients': ['operations'] },
    "alarms.recipients[0]: is no mail address; write a role's, such as 'operations@example.com'",
  ],
  'a name that would break the line': [
    { 'jurisdictions.a\nb': {} },
    "jurisdictions['a\uFFFDb']: must be lower-case words joined by hyphens, such as 'ca'",
  ],
};

describe('a definition is refused in one line that says what, where and how to fix it', () => {
  test.each(Object.entries(refused))('%s', (_name, [changes, message]) => {
    expect(refusal(changes)).toBe(`deployment.ts: ${message}`);
  });

  test('something that is no definition at all', () => {
    const parse = () => parseDeployment(null, { asOf: '2026-11-21', source: 'deployment.ts' });
    expect(parse).toThrow(
      new InvalidDeploymentError('deployment.ts', [{ path: '', message: 'is null; write an object' }]),
    );
  });

  test('an unknown field is named before the field it was meant for', () => {
    const message = refusal({ [`${eu}.features.sms`]: undefined, [`${eu}.features.sns`]: true });
    expect(message.split('\n')).toEqual([
      `deployment.ts: ${eu}.features: has 'sns', which is no field here; did you mean 'sms'?`,
      `deployment.ts: ${eu}.features.sms: is missing; nothing is assumed here, so state it`,
    ]);
  });

  test('what adequacy permits today is refused once the decision has ended', () => {
    const toLondon = { [`${eu}.instanceReplicaRegion`]: 'eu-west-2' };
    expect(refusal(toLondon, '2031-12-27')).toBe('accepted');
    expect(refusal(toLondon, '2031-12-28')).toContain('the United Kingdom has no adequacy decision in force');
  });
});

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
