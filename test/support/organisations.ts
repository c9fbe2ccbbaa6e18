import { createHash } from 'node:crypto';
import { emailDomainHash } from '../../lib/domain/organisations/email-domain';
import {
  emailDomainKey,
  type LookUpRecord,
  type OrganisationRecord,
} from '../../lib/domain/organisations/registry-record';
import { type Home, type ManageOrganisationsRequest } from '../../lambda/manage-organisations/contract';

/** Invented organisations. */
export const NORTHERN = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098701';
export const EASTERN = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098702';
export const SOUTHERN = '0f9d2c1e-8a64-4b7e-9d55-3c2b1a098703';

export const account = '111111111111';

export const homes: readonly Home[] = [
  { jurisdiction: 'ca', profile: 'ca', region: 'ca-central-1' },
  { jurisdiction: 'us', profile: 'us', region: 'us-east-1' },
  { jurisdiction: 'eu', profile: 'eu', region: 'eu-central-1' },
].map((home) => ({ ...home, account, signInDomain: `example.auth.${home.region}.amazoncognito.com` }));

export const instanceIn = (region: string, of = account): string =>
  `arn:aws:connect:${region}:${of}:instance/3c2b1a09-8a64-4b7e-9d55-0f9d2c1e8765`;

export const apiIn = (region: string): string => `a1b2c3.execute-api.${region}.amazonaws.com/v1`;

export const hashOf = (domain: string): string =>
  emailDomainHash(domain, (text) => createHash('sha256').update(text, 'utf8').digest('hex'));

type Register = Extract<ManageOrganisationsRequest, { command: 'register' }>;

/** A good registration. */
export function registration(changes: Partial<Register> & { readonly region?: string } = {}): Register {
  const { region = 'ca-central-1', ...others } = changes;
  return {
    command: 'register',
    organisationId: NORTHERN,
    jurisdiction: 'ca',
    connectInstanceArn: instanceIn(region),
    apiEndpoint: apiIn(region),
    emailDomainHashes: [],
    ...others,
  };
}

const times = { version: 1, updatedAt: '2026-11-21T00:00:00.000Z' };

/** A good record. */
export function organisationRecord(changes: Partial<OrganisationRecord> = {}): OrganisationRecord {
  const { homeRegion = 'ca-central-1' } = changes;
  return {
    organisationId: NORTHERN,
    jurisdiction: homeRegion.slice(0, 2),
    homeRegion,
    connectInstanceArn: instanceIn(homeRegion),
    signInDomain: `example.auth.${homeRegion}.amazoncognito.com`,
    apiEndpoint: apiIn(homeRegion),
    status: 'active',
    ...times,
    ...changes,
  };
}

/** The look-up item of a domain. */
export function lookUpRecord(domain: string, organisation: OrganisationRecord = organisationRecord()): LookUpRecord {
  const { organisationId, jurisdiction, homeRegion, connectInstanceArn, signInDomain, apiEndpoint } = organisation;
  const { status, version, updatedAt } = organisation;
  return {
    organisationId: emailDomainKey(hashOf(domain)),
    servedOrganisationId: organisationId,
    ...{ jurisdiction, homeRegion, connectInstanceArn, signInDomain, apiEndpoint, status, version, updatedAt },
  };
}
