import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type AccessRegime } from '../../lib/domain/disclosure/access-regime';
import {
  type DisclosureCase,
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
import { collect, type Collected, type CollectMeans } from './collect';
import { type CarryOn, type DiscloseSubjectResult } from './contract';
import { readParts, writePart } from './disclosure-parts';
import { Progress, Unfinished } from './progress';
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
  /** Whether this invocation is to begin nothing more. */
  readonly isOutOfTime: () => boolean;
  /** Lets another invocation go on with a request. */
  readonly carryOn: (requestId: string) => Promise<void>;
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
  return answer(await accept(request, means), means);
}

/**
 * Goes on with a request whose answer is not written yet. One that is answered stays as it is.
 *
 * @throws Error when there is no such request
 */
export async function carryOnDisclosure(
  { requestId }: CarryOn,
  means: DiscloseSubjectMeans,
): Promise<DiscloseSubjectResult> {
  return answer(await means.cases.get(requestId), means);
}

async function answer(disclosure: DisclosureCase, means: DiscloseSubjectMeans): Promise<DiscloseSubjectResult> {
  const { cases } = means;
  const { requestId, identifiers } = disclosure;
  if (disclosure.status === 'open') {
    if (!identifiers) throw new Error(`request ${requestId} has no identifiers; send it to disclose-subject again`);
    await prepare({ ...disclosure, identifiers }, means);
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

type OpenDisclosure = DisclosureCase & Required<Pick<DisclosureCase, 'identifiers'>>;

/**
 * Collects, and writes the answer. What was collected when time is over, or something fails, is kept, and the next
 * invocation goes on from there: it is called at once when time is over, and by whoever tries again after a failure.
 */
async function prepare(disclosure: OpenDisclosure, means: DiscloseSubjectMeans): Promise<void> {
  const { cases, bucket } = means;
  const { requestId, right, parts = 0 } = disclosure;
  const place = { client: means.s3, bucket, requestId };
  const progress = new Progress(await readParts(place, parts), means.isOutOfTime);
  let collected: Collected;
  try {
    collected = await collect(disclosure, right === 'access' ? place : undefined, progress, means);
  } catch (error) {
    const found = progress.added();
    if (found.length > 0) await writePart(place, parts, found);
    // Somebody else has gone on with it in the meantime, and goes on.
    const isNext = found.length > 0 && (await cases.collected(requestId, parts));
    if (!(error instanceof Unfinished)) throw error;
    if (found.length === 0) throw new Error(`request ${requestId} does not get on; read the log`, { cause: error });
    if (isNext) await means.carryOn(requestId);
    return;
  }
  const preparedAt = means.now().toISOString();
  const report = disclosureReportSchema.parse(
    disclosureReport(disclosure, collected, means.statement, { region: means.region, preparedAt }),
  );
  const files = [
    { file: REPORT_FILE, Body: JSON.stringify(report, undefined, 2), ContentType: 'application/json' },
    { file: REPORT_PAGE, Body: reportPage(report), ContentType: 'text/html; charset=utf-8' },
  ];
  for (const { file, ...object } of files) {
    await means.s3.send(new PutObjectCommand({ Bucket: bucket, Key: disclosureKey(requestId, file), ...object }));
  }
  // S3 counts whole days from midnight: an answer is there a little longer than is promised.
  const expiresOn = addDays(preparedAt.slice(0, 10), means.exportDays);
  await cases.prepared(requestId, { preparedAt, expiresOn, withheld: withheldOf(collected.withheld) });
}

async function accept(request: DisclosureRequest, { cases, regime, subjectKeys, now }: DiscloseSubjectMeans) {
  const openedAt = now().toISOString();
  const latest = [request.receivedOn, request.identityCheck.verifiedOn].find((date) => date > openedAt.slice(0, 10));
  if (latest !== undefined) throw new Error(`the request says ${latest}, which is yet to come; correct its dates`);
  const { requestId, identifiers, contact } = request;
  const keys = await Promise.all(identifiers.map((identifier) => subjectKeys.of(identifier)));
  const subjects = [...new Set(keys)].sort();
  await cases.create({
    ...request,
    subjects,
    status: 'open',
    regime: regime.id,
    basis: regime.basis,
    answerBy: answerBy(regime, request.receivedOn),
    openedAt,
    deliveries: [],
  });
  const accepted = await cases.get(requestId);
  const isSame =
    JSON.stringify(accepted.subjects) === JSON.stringify(subjects) &&
    accepted.right === request.right &&
    accepted.organisationId === request.organisationId;
  if (!isSame) throw new Error(`request ${requestId} is another one; give every request an id of its own`);
  const { status, expiresOn } = accepted;
  if (status === 'open' || (expiresOn !== undefined && expiresOn > openedAt.slice(0, 10))) return accepted;
  await cases.reopen(requestId, { identifiers, contact });
  return cases.get(requestId);
}
