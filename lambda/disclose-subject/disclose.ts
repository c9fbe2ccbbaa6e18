import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type AccessRegime } from '../../lib/domain/disclosure/access-regime';
import {
  disclosureKey,
  type DisclosureRequest,
  REPORT_FILE,
  REPORT_PAGE,
} from '../../lib/domain/disclosure/disclosure-case';
import { disclosureReportSchema } from '../../lib/domain/disclosure/disclosure-report';
import { type ProcessingStatement } from '../../lib/domain/disclosure/record-of-processing';
import { answerBy } from '../../lib/domain/erasure/erasure-regime';
import { addDays } from '../../lib/domain/iso-date';
import { type DisclosureCases } from '../shared/disclosure/disclosure-cases';
import { collect, type CollectMeans } from './collect';
import { type DiscloseSubjectResult } from './contract';
import { disclosureReport, withheldOf } from './report';
import { reportPage } from './report-page';

export interface DiscloseSubjectMeans extends CollectMeans {
  readonly cases: DisclosureCases;
  readonly regime: AccessRegime;
  readonly statement: ProcessingStatement;
  readonly region: string;
  /** Where answers are written. */
  readonly bucket: string;
  /** Days that an answer can be fetched. */
  readonly exportDays: number;
}

/**
 * Answers a verified request for disclosure. The same request again is the same as once; when the answer was deleted since
 * then, it is written anew.
 *
 * @throws Error when the id is that of another request, or the request is of tomorrow
 */
export async function discloseSubject(
  request: DisclosureRequest,
  means: DiscloseSubjectMeans,
): Promise<DiscloseSubjectResult> {
  const { cases, bucket } = means;
  const today = means.now().toISOString().slice(0, 10);
  const accepted = await accept(request, means);
  const { requestId, expiresOn, right } = accepted;
  if (accepted.status === 'open' || expiresOn === undefined || expiresOn <= today) {
    const place = right === 'access' ? { client: means.s3, bucket, requestId } : undefined;
    const collected = await collect(request, place, means);
    const preparedAt = means.now().toISOString();
    const report = disclosureReportSchema.parse(
      disclosureReport(accepted, collected, means.statement, { region: means.region, preparedAt }),
    );
    const files = [
      { file: REPORT_FILE, Body: JSON.stringify(report, undefined, 2), ContentType: 'application/json' },
      { file: REPORT_PAGE, Body: reportPage(report), ContentType: 'text/html; charset=utf-8' },
    ];
    for (const { file, ...object } of files) {
      await means.s3.send(new PutObjectCommand({ Bucket: bucket, Key: disclosureKey(requestId, file), ...object }));
    }
    // S3 counts whole days from midnight: an answer is there a little longer than is promised.
    const expiry = addDays(today, means.exportDays);
    await cases.prepared(requestId, { preparedAt, expiresOn: expiry, withheld: withheldOf(collected.withheld) });
  }
  const answered = await cases.get(requestId);
  return {
    requestId,
    status: answered.status,
    answerBy: answered.answerBy,
    expiresOn: answered.expiresOn,
    withheld: answered.withheld ?? [],
  };
}

async function accept(request: DisclosureRequest, { cases, regime, subjectKeys, now }: DiscloseSubjectMeans) {
  const openedAt = now().toISOString();
  const latest = [request.receivedOn, request.identityCheck.verifiedOn].find((date) => date > openedAt.slice(0, 10));
  if (latest !== undefined) throw new Error(`the request says ${latest}, which is yet to come; correct its dates`);
  const { identifiers, ...known } = request;
  const keys = await Promise.all(identifiers.map((identifier) => subjectKeys.of(identifier)));
  const subjects = [...new Set(keys)].sort();
  await cases.create({
    ...known,
    subjects,
    status: 'open',
    regime: regime.id,
    basis: regime.basis,
    answerBy: answerBy(regime, request.receivedOn),
    openedAt,
    deliveries: [],
  });
  const accepted = await cases.get(request.requestId);
  const isSame =
    JSON.stringify(accepted.subjects) === JSON.stringify(subjects) &&
    accepted.right === request.right &&
    accepted.organisationId === request.organisationId;
  if (!isSame) throw new Error(`request ${request.requestId} is another one; give every request an id of its own`);
  return accepted;
}
