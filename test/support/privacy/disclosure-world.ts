import { randomUUID } from 'node:crypto';
import { discloseSubject, type DiscloseSubjectMeans } from '../../../lambda/disclose-subject/disclose';
import { readUserData } from '../../../lambda/read-user-data/read';
import { ConsentRecords } from '../../../lambda/shared/consent/consent-records';
import { DisclosureCases } from '../../../lambda/shared/disclosure/disclosure-cases';
import { accessRegimes } from '../../../lib/domain/disclosure/access-regime';
import { disclosureKey, type DisclosureRequest } from '../../../lib/domain/disclosure/disclosure-case';
import { type DisclosureReport, disclosureReportSchema } from '../../../lib/domain/disclosure/disclosure-report';
import { type SubjectIdentifier } from '../../../lib/domain/erasure/subject-identifier';
import { type ErasureWorld } from '../erasure/erasure-world';
import { REGION } from '../erasure/place';
import { createPrivacyTables } from './privacy-tables';
import { processingStatement } from './processing-statement';

export const DISCLOSURES = 'disclosures';

/** What discloses, over the engines of a world. */
export interface DisclosureWorld {
  readonly means: DiscloseSubjectMeans;
  disclose(request: DisclosureRequest): Promise<Awaited<ReturnType<typeof discloseSubject>>>;
  /** The report of a request, as it was written. */
  report(requestId: string): DisclosureReport;
  /** Every file of a disclosure, by its name in the report, and the report itself. */
  files(requestId: string): ReadonlyMap<string, Buffer>;
}

/** A request that was verified, for somebody with these identifiers. */
export function disclosureRequest(
  identifiers: readonly SubjectIdentifier[],
  more: Partial<DisclosureRequest> = {},
): DisclosureRequest {
  return {
    requestId: randomUUID(),
    right: 'access',
    identifiers,
    receivedOn: '2026-11-21',
    identityCheck: { method: 'document', verifiedBy: 'privacy-officer', verifiedOn: '2026-11-21' },
    ...more,
  };
}

export async function disclosureWorld(world: ErasureWorld): Promise<DisclosureWorld> {
  const { s3, tablesEndpoint } = world.engines;
  s3.buckets.set(DISCLOSURES, []);
  const tables = await createPrivacyTables(tablesEndpoint);
  const means: DiscloseSubjectMeans = {
    cases: new DisclosureCases(world.documents, tables.disclosures),
    register: world.register,
    subjectKeys: world.subjectKeys,
    instance: world.instance,
    consents: new ConsentRecords(world.documents, tables.consents),
    surroundings: { profiles: world.profiles, cases: world.caseMeans },
    s3: world.stores.clientFor(REGION),
    readUserData: (event) => readUserData(event, world),
    regime: accessRegimes.ca,
    statement: processingStatement,
    region: REGION,
    bucket: DISCLOSURES,
    exportDays: 14,
    isOutOfTime: () => false,
    carryOn: () => Promise.resolve(),
    now: () => world.now(),
  };
  const files = (requestId: string): ReadonlyMap<string, Buffer> => {
    const prefix = disclosureKey(requestId, '');
    // The newest version of a key comes first.
    const versions = [...s3.versions(DISCLOSURES)].reverse().filter(({ key }) => key.startsWith(prefix));
    return new Map(versions.map(({ key, body }) => [key.slice(prefix.length), body ?? Buffer.alloc(0)]));
  };
  return {
    means,
    disclose: (request) => discloseSubject(request, means),
    report: (requestId) => disclosureReportSchema.parse(JSON.parse(String(files(requestId).get('report.json')))),
    files,
  };
}
