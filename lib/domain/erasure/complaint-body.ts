import { type JurisdictionId } from '../jurisdictions';
import { type NoticeLanguage } from './erasure-request';

type Words = Readonly<Record<NoticeLanguage, string>>;

const european: Words = {
  en: 'the data protection supervisory authority of the country where you live or work',
  fr: "l'autorité de protection des données du pays où vous vivez ou travaillez",
};
const inBoth = (name: string): Words => ({ en: name, fr: name });
const germany = inBoth('Bundesbeauftragte für den Datenschutz und die Informationsfreiheit (bfdi.bund.de)');
const france = inBoth('Commission nationale de l’informatique et des libertés (cnil.fr)');
const health = inBoth('Office for Civil Rights, U.S. Department of Health and Human Services (hhs.gov/ocr)');
const agency = (name: string): Words => ({
  en: `the privacy office of the agency that holds your record (${name})`,
  fr: `le responsable de la vie privée de l'organisme qui détient votre dossier (${name})`,
});
const canada: Words = {
  en: 'Office of the Privacy Commissioner of Canada (priv.gc.ca)',
  fr: 'Commissariat à la protection de la vie privée du Canada (priv.gc.ca)',
};
const quebec = inBoth("Commission d'accès à l'information du Québec (cai.gouv.qc.ca)");

/**
 * Where a person can complain about an answer, by jurisdiction profile. Written from general knowledge: have it confirmed
 * before you rely on it.
 */
export const complaintBodies: Readonly<Record<JurisdictionId, Words>> = {
  eu: european,
  'emea-sovereign': european,
  'de-bafin': germany,
  'de-health': germany,
  'fr-acpr': france,
  'fr-hds': france,
  'uk-gdpr': inBoth("Information Commissioner's Office (ico.org.uk)"),
  'ch-finma': {
    en: 'Federal Data Protection and Information Commissioner (edoeb.admin.ch)',
    fr: 'Préposé fédéral à la protection des données et à la transparence (edoeb.admin.ch)',
  },
  us: inBoth('California Privacy Protection Agency (cppa.ca.gov), or the Attorney General of your state'),
  'us-hipaa': health,
  'us-cjis': agency('FBI CJIS Security Policy'),
  'us-fedramp-high': agency('Privacy Act of 1974'),
  'us-fti': agency('IRS Publication 1075'),
  ca: canada,
  'ca-gc': canada,
  'ca-qc-private': quebec,
  'ca-qc-public': quebec,
  'ca-on-phipa': inBoth('Information and Privacy Commissioner of Ontario (ipc.on.ca)'),
  'ca-ab-public': inBoth('Office of the Information and Privacy Commissioner of Alberta (oipc.ab.ca)'),
  'ca-bc-public': inBoth('Office of the Information and Privacy Commissioner for British Columbia (oipc.bc.ca)'),
  'ca-ns-public': inBoth('Office of the Information and Privacy Commissioner for Nova Scotia (oipc.novascotia.ca)'),
  'au-app8': inBoth('Office of the Australian Information Commissioner (oaic.gov.au)'),
  'jp-appi': inBoth('Personal Information Protection Commission of Japan (ppc.go.jp)'),
  'kr-pipa': inBoth('Personal Information Protection Commission of Korea (pipc.go.kr)'),
  'sg-pdpa': inBoth('Personal Data Protection Commission of Singapore (pdpc.gov.sg)'),
  'za-popia': inBoth('Information Regulator of South Africa (inforegulator.org.za)'),
};

const french: ReadonlySet<JurisdictionId> = new Set(['fr-acpr', 'fr-hds', 'ca-qc-private', 'ca-qc-public']);

/** The language of a notice when the person has named none. */
export function languageOf(profile: JurisdictionId): NoticeLanguage {
  return french.has(profile) ? 'fr' : 'en';
}
