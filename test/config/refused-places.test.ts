import { refusal, type Changes } from '../support/refusal';

const ca = 'jurisdictions.ca';
const us = 'jurisdictions.us';
const eu = 'jurisdictions.eu';
const frankfurt = 'eu-central-1 (Frankfurt, Germany)';
const london = 'eu-west-2 (London, the United Kingdom)';

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
  'no Region': [
    { [`${eu}.instanceRegion`]: undefined },
    `${eu}.instanceRegion: is missing; nothing is assumed here, so state it`,
  ],
  'a SIEM in a country without adequacy': [
    { [`${eu}.integrations.siem`]: { host: 'logs.example.com', country: 'US', protocol: 'splunk' } },
    `${eu}.integrations.siem.country: the United States is farther than profile eu lets data lie (conditional); use a host in the EEA or name the decision record in residencyDecisions.siem`,
  ],
  'a SIEM in a prohibited country, with a decision named': [
    {
      [`${eu}.profile`]: 'emea-sovereign',
      [`${eu}.integrations.siem`]: { host: 'logs.example.com', country: 'US', protocol: 'splunk' },
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
};

describe('a place is refused in one line that gives the reason and the nearest lawful choice', () => {
  test.each(Object.entries(refused))('%s', (_name, [changes, message]) => {
    expect(refusal(changes)).toBe(`deployment.ts: ${message}`);
  });

  test('what adequacy permits today is refused once the decision has ended', () => {
    const toLondon = { [`${eu}.instanceReplicaRegion`]: 'eu-west-2' };
    expect(refusal(toLondon, '2031-12-27')).toBe('accepted');
    expect(refusal(toLondon, '2031-12-28')).toContain('the United Kingdom has no adequacy decision in force');
  });
});
