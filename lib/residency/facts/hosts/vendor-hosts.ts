import { countryOfCloudRegion } from './cloud-regions';
import { type HostPlace, labelsBelow, longestDomain, UNKNOWN_COUNTRY } from './host-place';
import { edgeNetworks, regionNamingVendors, vendorSites } from './vendor-sites';

/** A site code such as `ap9` or `eu`: below a vendor's domain it is a site that the lists do not know. */
const SITE_CODE = /^[a-z]{2}(?:-?\d{1,2})?$/;

const domainsOf = (list: string) => list.split(/\s+/).filter((domain) => domain !== '');

const siteByDomain = new Map(
  vendorSites.flatMap(([vendor, domainsByCountry]) =>
    Object.entries(domainsByCountry).flatMap(([country, domains]) =>
      domainsOf(domains).map((domain) => [domain, { vendor, country }] as const),
    ),
  ),
);

const regionNamingByDomain = new Map(
  regionNamingVendors.flatMap((entry) => domainsOf(entry.domains).map((domain) => [domain, entry] as const)),
);

const edgeByDomain = new Map(
  Object.entries(edgeNetworks).flatMap(([name, domains]) =>
    domainsOf(domains).map((domain) => [domain, name] as const),
  ),
);

/** The place of a host of a software vendor or another cloud, or `undefined` when the domain is in no list. */
export function placeOfVendorHost(host: string): HostPlace | undefined {
  const regionNaming = longestDomain(host, regionNamingByDomain);
  const site = longestDomain(host, siteByDomain);
  if (regionNaming !== undefined && regionNaming.length > (site?.length ?? 0)) {
    const entry = regionNamingByDomain.get(regionNaming);
    if (entry) {
      const labels = labelsBelow(host, regionNaming) ?? [];
      return { kind: 'vendor', vendor: entry.vendor, country: countryInLabels(labels, entry.leftmost === true) };
    }
  }
  const known = site === undefined ? undefined : siteByDomain.get(site);
  if (site !== undefined && known) {
    const country = (labelsBelow(host, site) ?? []).some((label) => SITE_CODE.test(label))
      ? UNKNOWN_COUNTRY
      : known.country;
    return { kind: 'vendor', vendor: known.vendor, country: countryOfGrafanaCell(host) ?? country };
  }
  const edge = longestDomain(host, edgeByDomain);
  const network = edge === undefined ? undefined : edgeByDomain.get(edge);
  return network === undefined ? undefined : { kind: 'edge', note: `${network} edge locations` };
}

/** `labels` from right to left; the last one is the leftmost of the name. */
function countryInLabels(labels: readonly string[], leftmost: boolean): string {
  const candidates = leftmost ? labels : labels.slice(0, -1);
  for (const label of candidates) {
    const country = countryOfCloudRegion(label);
    if (country !== undefined) return country;
  }
  // Google puts the Region before the service or the project: europe-west1-aiplatform, us-central1-my-project.
  const prefix = leftmost ? /^(?<region>[a-z]+-[a-z]+\d)-/.exec(labels.at(-1) ?? '')?.groups?.['region'] : undefined;
  return (prefix !== undefined ? countryOfCloudRegion(prefix) : undefined) ?? UNKNOWN_COUNTRY;
}

/** Grafana Cloud names a cell, `prometheus-prod-13-prod-us-east-0`; only cells of one-country areas tell the country. */
function countryOfGrafanaCell(host: string): string | undefined {
  const area = /-prod-(?<area>us|ca|gb|au)-[a-z]+-\d+\.grafana\.net$/.exec(host)?.groups?.['area'];
  return area?.toUpperCase();
}
