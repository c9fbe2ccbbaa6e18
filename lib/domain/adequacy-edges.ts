import { type AdequacyEdge, type Citation } from './jurisdiction';

const euList: Citation = {
  text: 'Adequacy decisions; those from before GDPR were confirmed on 2024-01-15',
  section: 'European Commission, GDPR art. 45',
  url: 'https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en',
  asOf: '2024-01-15',
  sourced: true,
};

const swissAnnex: Citation = {
  text: 'States with adequate protection; Japan and Korea are not listed (not verified)',
  section: 'Swiss Data Protection Ordinance, Annex 1',
  asOf: '2024-09-15',
  sourced: true,
};

const ukRegulations: Citation = {
  text: 'The EEA and the adequacy list of the EU at exit, as continued by the United Kingdom',
  section: 'UK GDPR art. 45A; Data Protection Act 2018, schedule 21',
  asOf: '2025',
  sourced: false,
};

const unverified = (text: string, section: string, asOf: string): Citation => ({ text, section, asOf, sourced: false });

/**
 * Adequacy decisions that reach a country with an AWS Region, as of 2026-11-21.
 *
 * Countries that AWS has no Region in are left out. Inside the EEA no decision is needed. Australia, Canada and the
 * United States adopt none.
 */
export const adequacyEdges: readonly AdequacyEdge[] = [
  { from: 'EEA', to: 'CH', validFrom: '2000-07-26', citation: euList },
  { from: 'EEA', to: 'IL', validFrom: '2011-01-31', citation: euList },
  { from: 'EEA', to: 'NZ', validFrom: '2012-12-19', citation: euList },
  { from: 'EEA', to: 'JP', validFrom: '2019-01-23', citation: euList },
  { from: 'EEA', to: 'KR', validFrom: '2021-12-17', citation: euList },
  {
    from: 'EEA',
    to: 'GB',
    validFrom: '2025-12-19',
    validTo: '2031-12-27',
    citation: {
      text: 'Renewed on 2025-12-19 until 2031-12-27; review after four years',
      section: 'European Commission, United Kingdom',
      asOf: '2025-12-24',
      sourced: true,
    },
  },
  {
    from: 'EEA',
    to: 'BR',
    // Adopted in January 2026; the day is not verified, so the last one of the month counts.
    validFrom: '2026-01-31',
    citation: { text: 'Mutual adequacy', section: 'European Commission, Brazil', asOf: '2026-02-09', sourced: true },
  },
  {
    from: 'EEA',
    to: 'CA',
    scope: 'commercial organisations under PIPEDA',
    validFrom: '2001-12-20',
    citation: { ...euList, section: 'Decision 2002/2/EC' },
  },
  {
    from: 'EEA',
    to: 'US',
    scope: 'recipients certified to the EU-US Data Privacy Framework',
    validFrom: '2023-07-10',
    challenge: 'appeal C-703/25 P, lodged on 2025-10-31, is pending',
    citation: {
      text: 'Upheld by the General Court on 2025-09-03 (T-553/23); under appeal',
      section: 'Implementing Decision (EU) 2023/1795',
      asOf: '2025-12-22',
      sourced: true,
    },
  },
  { from: 'GB', to: 'EEA', validFrom: '2021-01-01', citation: ukRegulations },
  { from: 'GB', to: 'CH', validFrom: '2021-01-01', citation: ukRegulations },
  { from: 'GB', to: 'IL', validFrom: '2021-01-01', citation: ukRegulations },
  { from: 'GB', to: 'JP', validFrom: '2021-01-01', citation: ukRegulations },
  { from: 'GB', to: 'NZ', validFrom: '2021-01-01', citation: ukRegulations },
  {
    from: 'GB',
    to: 'KR',
    validFrom: '2022-12-19',
    citation: unverified('Adequacy regulations for the Republic of Korea', 'SI 2022/1213', '2022-12-19'),
  },
  {
    from: 'GB',
    to: 'CA',
    scope: 'commercial organisations under PIPEDA',
    validFrom: '2021-01-01',
    citation: ukRegulations,
  },
  {
    from: 'GB',
    to: 'US',
    scope: 'recipients certified to the UK Extension to the EU-US Data Privacy Framework',
    validFrom: '2023-10-12',
    challenge: 'it rests on the EU-US Data Privacy Framework, which is under appeal (C-703/25 P)',
    citation: unverified('UK-US data bridge', 'SI 2023/1028', '2023-10-12'),
  },
  { from: 'CH', to: 'EEA', validFrom: '2023-09-01', citation: swissAnnex },
  { from: 'CH', to: 'GB', validFrom: '2023-09-01', citation: swissAnnex },
  { from: 'CH', to: 'IL', validFrom: '2023-09-01', citation: swissAnnex },
  { from: 'CH', to: 'NZ', validFrom: '2023-09-01', citation: swissAnnex },
  {
    from: 'CH',
    to: 'CA',
    scope: 'organisations under the federal private-sector Act',
    validFrom: '2023-09-01',
    citation: swissAnnex,
  },
  {
    from: 'CH',
    to: 'US',
    scope: 'recipients certified to the Swiss-US Data Privacy Framework',
    validFrom: '2024-09-15',
    citation: swissAnnex,
  },
  {
    from: 'JP',
    to: 'EEA',
    validFrom: '2019-01-23',
    citation: unverified('Designated countries', 'APPI art. 28; PPC notice', '2025'),
  },
  {
    from: 'JP',
    to: 'GB',
    validFrom: '2019-01-23',
    citation: unverified('Designated countries', 'APPI art. 28; PPC notice', '2025'),
  },
  {
    from: 'KR',
    to: 'EEA',
    // Reported for September 2025; the day is not verified, so the last one of the month counts.
    validFrom: '2025-09-30',
    citation: unverified('Recognition of the EU as equivalent', 'PIPA art. 28-8; PIPC', '2025-09'),
  },
  {
    from: 'BR',
    to: 'EEA',
    validFrom: '2026-01-31',
    citation: { text: 'Mutual adequacy', section: 'ANPD, European Union', asOf: '2026-02-09', sourced: true },
  },
];
