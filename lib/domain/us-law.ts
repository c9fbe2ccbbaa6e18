import { type Citation } from './jurisdiction';

/** The United States and its territories, ISO 3166-1. AWS has no Region in the territories. */
export const usAndTerritories = ['US', 'AS', 'GU', 'MP', 'PR', 'VI'] as const;

/** Countries of concern for bulk sensitive personal data (28 CFR 202.601); China includes Hong Kong and Macau. */
export const countriesOfConcern = ['CN', 'HK', 'MO', 'CU', 'IR', 'KP', 'RU', 'VE'] as const;

/** The rule that makes {@link countriesOfConcern} prohibited. */
export const dataSecurityProgram: Citation = {
  text: 'Department of Justice Data Security Program: bulk US sensitive personal data may not go to countries of concern; in force since 2025-04-08',
  section: '28 CFR Part 202',
  url: 'https://www.ecfr.gov/current/title-28/chapter-I/part-202',
  asOf: '2025-04-08',
  sourced: true,
};
