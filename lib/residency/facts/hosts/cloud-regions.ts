import { findRegion } from '../../../domain/aws-region';

/** Microsoft's and Google's Regions by country. Sources: Azure geographies and Google Cloud locations pages. */
const regionsByCountry: Readonly<Record<string, string>> = {
  AE: 'uaenorth uaecentral',
  AT: 'austriaeast',
  AU: 'australiaeast australiasoutheast australiacentral australiacentral2 australia-southeast1 australia-southeast2',
  BE: 'belgiumcentral europe-west1',
  BR: 'brazilsouth brazilsoutheast southamerica-east1',
  CA: 'canadacentral canadaeast northamerica-northeast1 northamerica-northeast2',
  CH: 'switzerlandnorth switzerlandwest europe-west6',
  CL: 'chilecentral southamerica-west1',
  DE: 'germanywestcentral germanynorth europe-west3 europe-west10',
  DK: 'denmarkeast',
  ES: 'spaincentral europe-southwest1',
  FI: 'europe-north1',
  FR: 'francecentral francesouth europe-west9',
  GB: 'uksouth ukwest europe-west2',
  HK: 'eastasia asia-east2',
  ID: 'indonesiacentral asia-southeast2',
  IE: 'northeurope',
  IL: 'israelcentral me-west1',
  IN: 'centralindia southindia westindia jioindiawest jioindiacentral asia-south1 asia-south2',
  IT: 'italynorth europe-west8 europe-west12',
  JP: 'japaneast japanwest asia-northeast1 asia-northeast2',
  KR: 'koreacentral koreasouth asia-northeast3',
  MX: 'mexicocentral northamerica-south1',
  MY: 'malaysiawest',
  NL: 'westeurope europe-west4',
  NO: 'norwayeast norwaywest',
  NZ: 'newzealandnorth',
  PL: 'polandcentral europe-central2',
  QA: 'qatarcentral me-central1',
  SA: 'me-central2',
  SE: 'swedencentral swedensouth europe-north2',
  SG: 'southeastasia asia-southeast1',
  TW: 'asia-east1',
  US: `centralus eastus eastus2 eastus3 northcentralus southcentralus westcentralus westus westus2 westus3 usgovvirginia
    usgovarizona usgovtexas us-central1 us-east1 us-east4 us-east5 us-south1 us-west1 us-west2 us-west3 us-west4 us-west8`,
  ZA: 'southafricanorth southafricawest africa-south1',
};

const countryByRegion: ReadonlyMap<string, string> = new Map(
  Object.entries(regionsByCountry).flatMap(([country, regions]) =>
    regions.split(/\s+/).map((region) => [region, country] as const),
  ),
);

/**
 * The country of a cloud Region of AWS, Azure or Google, as software vendors write it in host names: also with a cloud
 * or a cell behind it (`us-east-1-aws`, `us-east-1-2`, `eastus-01`), and Azure names with hyphens (`west-europe`).
 */
export function countryOfCloudRegion(label: string): string | undefined {
  const bare = label.replace(/(?:-(?:aws|gcp|azure|free|mz))+$/, '');
  for (const name of [bare, bare.replace(/-\d{1,2}$/, '')]) {
    const country = findRegion(name)?.country ?? countryByRegion.get(name);
    if (country !== undefined) return country;
  }
  return countryByRegion.get(bare.replaceAll('-', ''));
}
