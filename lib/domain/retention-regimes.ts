import { type Citation } from './jurisdiction';
import { type RetentionNorms } from './retention-norm';

/** Record-keeping law of a line of business. A deployment names the ones that it is under. */
export interface RetentionRegime {
  readonly title: string;
  readonly norms: RetentionNorms;
  readonly citation: Citation;
}

const unverified = (text: string, section: string, asOf: string): Citation => ({ text, section, asOf, sourced: false });

/**
 * Retention regimes, by id. A minimum of years counts every leap day that it can meet, a maximum counts none too many.
 */
export const retentionRegimes = {
  'mifid-ii': {
    title: 'Investment services in the EU and the United Kingdom (MiFID II, WpHG s. 83, SYSC 10A)',
    norms: {
      'call-recording': {
        minimumDays: 1827,
        maximumDays: 2556,
        basis: 'MiFID II art. 16(7): five years, up to seven on request of the authority',
      },
    },
    citation: {
      text: 'Records of calls in scope are kept for five years, up to seven on request, on a durable medium that cannot be altered',
      section: 'Directive 2014/65/EU (MiFID II), art. 16(7); Delegated Regulation (EU) 2017/565, art. 76',
      url: 'https://eur-lex.europa.eu/eli/dir/2014/65/oj',
      asOf: '2026',
      sourced: true,
    },
  },
  'pci-dss': {
    title: 'Card payments (PCI DSS 4.0.1)',
    norms: { 'audit-trail': { minimumDays: 366, basis: 'PCI DSS 4.0.1, 10.5.1: twelve months, three at hand' } },
    citation: {
      text: 'Sensitive authentication data is never kept after authorisation, in audio neither; audit logs for twelve months (the latter not verified)',
      section: 'PCI DSS 4.0.1, 3.3.1 and 10.5.1; FAQ 1210',
      asOf: '2025-06',
      sourced: true,
    },
  },
  fintrac: {
    title: 'Canadian reporting entities (FINTRAC)',
    norms: { 'call-recording': { minimumDays: 1827, basis: 'PCMLTFA record keeping: five years' } },
    citation: unverified(
      'Records for five years',
      'Proceeds of Crime (Money Laundering) and Terrorist Financing Act',
      '2025',
    ),
  },
  ciro: {
    title: 'Canadian investment dealers (CIRO)',
    norms: { 'call-recording': { minimumDays: 2557, basis: 'CIRO client records: seven years' } },
    citation: unverified('Client records for about seven years', 'CIRO rules', '2025'),
  },
  'sec-17a-4': {
    title: 'US broker-dealers (SEC Rule 17a-4)',
    norms: { 'call-recording': { minimumDays: 1096, basis: 'SEC Rule 17a-4: three years' } },
    citation: unverified('Communications for three years, some records for six', '17 CFR 240.17a-4', '2025'),
  },
  'finra-3170': {
    title: 'US member firms under taping rules (FINRA Rule 3170)',
    norms: { 'call-recording': { minimumDays: 1096, basis: 'FINRA Rule 3170: three years' } },
    citation: unverified('Tape recordings for three years', 'FINRA Rule 3170', '2025'),
  },
  'cftc-1-31': {
    title: 'US swap dealers and futures merchants (CFTC Rule 1.31)',
    norms: { 'call-recording': { minimumDays: 366, basis: 'CFTC Rule 1.31: oral communications for one year' } },
    citation: unverified('Oral communications for one year', '17 CFR 1.31', '2025'),
  },
  'ftc-tsr': {
    title: 'US telemarketing (FTC Telemarketing Sales Rule)',
    norms: { 'call-recording': { minimumDays: 1827, basis: 'FTC Telemarketing Sales Rule: five years' } },
    citation: unverified('Records of calls for five years', '16 CFR 310.5', '2024'),
  },
  asic: {
    title: 'Australian financial services licensees (ASIC)',
    norms: { 'call-recording': { minimumDays: 2557, basis: 'ASIC licensees: seven years' } },
    citation: unverified('Records for seven years', 'Corporations Act 2001 (Cth)', '2025'),
  },
} as const satisfies Record<string, RetentionRegime>;

export type RetentionRegimeId = keyof typeof retentionRegimes;

/** Ids of every retention regime. */
export const retentionRegimeIds = Object.keys(retentionRegimes) as readonly RetentionRegimeId[];
