import { type Jurisdiction } from '../jurisdiction';
import { auApp8 } from './au-app8';
import { ca } from './ca';
import { caAbPublic } from './ca-ab-public';
import { caBcPublic } from './ca-bc-public';
import { caGc } from './ca-gc';
import { caNsPublic } from './ca-ns-public';
import { caOnPhipa } from './ca-on-phipa';
import { caQcPrivate } from './ca-qc-private';
import { caQcPublic } from './ca-qc-public';
import { chFinma } from './ch-finma';
import { deBafin } from './de-bafin';
import { deHealth } from './de-health';
import { emeaSovereign } from './emea-sovereign';
import { eu } from './eu';
import { frAcpr } from './fr-acpr';
import { frHds } from './fr-hds';
import { jpAppi } from './jp-appi';
import { krPipa } from './kr-pipa';
import { sgPdpa } from './sg-pdpa';
import { ukGdpr } from './uk-gdpr';
import { us } from './us';
import { usCjis } from './us-cjis';
import { usFedrampHigh } from './us-fedramp-high';
import { usFti } from './us-fti';
import { usHipaa } from './us-hipaa';
import { zaPopia } from './za-popia';

/** Every jurisdiction profile, by id. One file each; add a profile by its file and a line here. */
export const jurisdictions = {
  ca,
  us,
  eu,
  'ca-gc': caGc,
  'ca-qc-private': caQcPrivate,
  'ca-qc-public': caQcPublic,
  'ca-bc-public': caBcPublic,
  'ca-ns-public': caNsPublic,
  'ca-on-phipa': caOnPhipa,
  'ca-ab-public': caAbPublic,
  'us-hipaa': usHipaa,
  'us-cjis': usCjis,
  'us-fti': usFti,
  'us-fedramp-high': usFedrampHigh,
  'emea-sovereign': emeaSovereign,
  'de-bafin': deBafin,
  'de-health': deHealth,
  'fr-acpr': frAcpr,
  'fr-hds': frHds,
  'uk-gdpr': ukGdpr,
  'ch-finma': chFinma,
  'au-app8': auApp8,
  'jp-appi': jpAppi,
  'kr-pipa': krPipa,
  'sg-pdpa': sgPdpa,
  'za-popia': zaPopia,
} as const satisfies Record<string, Jurisdiction>;

export type JurisdictionId = keyof typeof jurisdictions;

/** Ids of every jurisdiction profile. */
export const jurisdictionIds = Object.keys(jurisdictions) as readonly JurisdictionId[];

/** Whether there is a profile of that id. */
export function isJurisdictionId(id: string): id is JurisdictionId {
  return Object.hasOwn(jurisdictions, id);
}

/** The profile of that id, or `undefined` when there is none. */
export function findJurisdiction(id: string): Jurisdiction | undefined {
  return isJurisdictionId(id) ? jurisdictions[id] : undefined;
}

/**
 * The profile of that id.
 *
 * @throws Error when there is none; the message lists the known ids.
 */
export function requireJurisdiction(id: string): Jurisdiction {
  const jurisdiction = findJurisdiction(id);
  if (!jurisdiction) throw new Error(`'${id}' is no jurisdiction profile; use one of ${jurisdictionIds.join(', ')}`);
  return jurisdiction;
}
