import { awsRegions } from './aws-region';

const names: Readonly<Record<string, string>> = {
  AE: 'the United Arab Emirates',
  AU: 'Australia',
  BH: 'Bahrain',
  BR: 'Brazil',
  CA: 'Canada',
  CH: 'Switzerland',
  CL: 'Chile',
  CN: 'China',
  DE: 'Germany',
  ES: 'Spain',
  FR: 'France',
  GB: 'the United Kingdom',
  HK: 'Hong Kong',
  ID: 'Indonesia',
  IE: 'Ireland',
  IL: 'Israel',
  IN: 'India',
  IT: 'Italy',
  JP: 'Japan',
  KR: 'South Korea',
  MX: 'Mexico',
  MY: 'Malaysia',
  NZ: 'New Zealand',
  SA: 'Saudi Arabia',
  SE: 'Sweden',
  SG: 'Singapore',
  TH: 'Thailand',
  TW: 'Taiwan',
  US: 'the United States',
  ZA: 'South Africa',
};

/** The English name of a country with an AWS Region, as it stands in a sentence; the ISO code for any other. */
export function countryName(country: string): string {
  return names[country] ?? country;
}

/** A Region for people: its code, and where it is. An unknown code stands for itself. */
export function describeRegion(code: string): string {
  const region = awsRegions.find((known) => known.code === code);
  if (!region) return code;
  const country = countryName(region.country);
  const place =
    country.endsWith(region.title) || region.title === 'undisclosed' ? country : `${region.title}, ${country}`;
  return `${code} (${place})`;
}
