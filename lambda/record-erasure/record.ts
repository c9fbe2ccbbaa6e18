import { type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { expiryOfPlaces } from '../../lib/domain/erasure/erased-place';
import { type ErasureTask } from '../../lib/domain/erasure/erasure-task';
import { type ErasedStore, erasedStores, type LedgerEntry, type LedgerRecord } from '../../lib/domain/erasure/ledger';
import { RECEIPT_ALGORITHM, type Receipt, signedText } from '../../lib/domain/erasure/receipt';
import { dueOn, isOpen, type RegisterRow } from '../../lib/domain/erasure/register-row';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { type ErasedPlaces } from '../shared/erasure/erased-places';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type RecordErasureResult } from './contract';
import { type ErasureLedger } from '../shared/erasure/erasure-ledger';

export interface RecordErasureMeans {
  readonly cases: ErasureCases;
  readonly register: PiiRegister;
  readonly ledger: ErasureLedger;
  readonly erasedPlaces: ErasedPlaces;
  /** For how long erased places are known, in case that a restore brings them back. */
  readonly erasedPlaceDays: number;
  readonly receipts: { readonly client: S3Client; readonly bucket: string };
  readonly signing: { readonly client: KMSClient; readonly keyId: string };
  readonly place: Pick<LedgerRecord, 'stage' | 'region' | 'jurisdiction'>;
  readonly now: () => Date;
}

/**
 * Records the answer of an attempt: an entry of the ledger, a signed receipt, the places that were erased, and only then
 * the register forgets what is gone. The person is told next. Each step can be done again.
 *
 * @throws Error when something is still open: nothing is recorded then
 */
export async function recordErasure(
  { requestId }: ErasureTask,
  means: RecordErasureMeans,
): Promise<RecordErasureResult> {
  const { cases, register, ledger } = means;
  const erasureCase = await cases.get(requestId);
  const { status } = erasureCase;
  if (status === 'closed' || status === 'recorded') return { status };
  const tally = await countPlaces(erasureCase, means);
  const entry =
    (await ledger.written(erasureCase)) ?? (await ledger.append(requestId, recordOf(erasureCase, tally, means), cases));
  const receipt = await issueReceipt(entry, means);
  await rememberPlaces(erasureCase, means);
  for (const subject of erasureCase.subjects) await register.clear(subject);
  // A register that was put back meanwhile holds again what is gone: it is looked for once more before it is forgotten.
  await countPlaces(erasureCase, means);
  const { resumeOn } = tally;
  const touchedAt = means.now().toISOString();
  const forget = tally.kept.length === 0 ? (['identifiers', 'heldBy'] as const) : [];
  const seen = { ...erasureCase, candidate: entry.sequence };
  if (!(await cases.change(seen, { status: 'recorded', resumeOn, touchedAt }, forget))) {
    throw new Error(`request ${requestId} was changed by somebody else meanwhile; try again`);
  }
  return { status: 'recorded', receipt, resumeOn };
}

/** Notes what was erased, before the register forgets it. */
async function rememberPlaces(
  { requestId, subjects }: ErasureCase,
  { register, erasedPlaces, erasedPlaceDays, now }: RecordErasureMeans,
): Promise<void> {
  const expiresAt = expiryOfPlaces(now(), erasedPlaceDays);
  for (const subject of subjects) {
    for await (const page of register.pages(subject)) {
      const gone = page.filter(({ state }) => state === 'verified');
      await erasedPlaces.add(requestId, gone, expiresAt);
    }
  }
}

type Kept = LedgerRecord['kept'][number];

interface Tally {
  readonly erased: Readonly<Record<ErasedStore, { readonly places: number; readonly copies: number }>>;
  readonly kept: readonly Kept[];
  /** The first day on which something that is kept is decided anew. */
  readonly resumeOn?: string;
}

/** Counts places once, under however many identifiers they are registered. */
async function countPlaces({ subjects }: ErasureCase, { register, now }: RecordErasureMeans): Promise<Tally> {
  const asOf = now().toISOString().slice(0, 10);
  const items = new Set<string>();
  const counted = new Map<string, number>();
  const erased = Object.fromEntries(erasedStores.map((store) => [store, { places: 0, copies: 0 }])) as Record<
    ErasedStore,
    { places: number; copies: number }
  >;
  const kept = new Map<string, Kept>();
  let resumeOn: string | undefined;
  for (const subject of subjects) {
    for await (const page of register.pages(subject)) {
      for (const row of page) {
        if (isOpen(row, asOf)) throw new Error('something of the subject is still open; run the workflow again');
        const isNew = !items.has(row.item);
        items.add(row.item);
        if (row.state === 'kept') {
          if (isNew) addKept(kept, row);
          const due = dueOn(row);
          if (due !== undefined && (resumeOn === undefined || due < resumeOn)) resumeOn = due;
          continue;
        }
        erased[row.store].places += isNew ? 1 : 0;
        // Identifiers can have records of their own in a lake object: the same ones are counted once.
        const name = row.store === 'lake' ? JSON.stringify([row.item, [...row.contactIds].sort()]) : row.item;
        const before = counted.get(name) ?? 0;
        counted.set(name, Math.max(before, row.copies ?? 0));
        erased[row.store].copies += Math.max(0, (row.copies ?? 0) - before);
      }
    }
  }
  return { erased, kept: [...kept.values()], resumeOn };
}

function addKept(kept: Map<string, Kept>, { store, basis = 'not recorded', keptUntil }: RegisterRow): void {
  const name = JSON.stringify([store, basis, keptUntil]);
  const { places } = kept.get(name) ?? { places: 0 };
  kept.set(name, { store, basis, places: places + 1, ...(keptUntil !== undefined && { until: keptUntil }) });
}

function recordOf(erasureCase: ErasureCase, { erased, kept }: Tally, { place, now }: RecordErasureMeans): LedgerRecord {
  const { requestId, attempt, regime, basis, receivedOn, answerBy, identityCheck, subjects, replayOf } = erasureCase;
  const stores = Object.entries(erased).filter(([, { places }]) => places > 0);
  const nothing = stores.length === 0 ? 'denied' : 'kept-in-part';
  return {
    ...place,
    requestId,
    attempt,
    outcome: kept.length === 0 ? 'erased' : nothing,
    regime,
    basis,
    receivedOn,
    answerBy,
    identityCheck,
    subjects,
    erased: Object.fromEntries(stores),
    kept,
    ...(replayOf !== undefined && { replayOf }),
    verifiedAt: now().toISOString(),
  };
}

/** @returns the key of the receipt. The first one stays: signatures of the same content differ each time. */
async function issueReceipt(entry: LedgerEntry, { receipts, signing }: RecordErasureMeans): Promise<string> {
  const Key = `${entry.record.requestId}/${entry.record.attempt}.json`;
  const { Signature, KeyId = signing.keyId } = await signing.client.send(
    new SignCommand({
      KeyId: signing.keyId,
      SigningAlgorithm: RECEIPT_ALGORITHM,
      MessageType: 'RAW',
      Message: Buffer.from(signedText(entry)),
    }),
  );
  if (!Signature) throw new Error(`AWS KMS gave no signature by key ${signing.keyId}; check that it is ECC_NIST_P256`);
  const receipt: Receipt = {
    version: 1,
    entry,
    signature: { algorithm: RECEIPT_ALGORITHM, keyId: KeyId, value: Buffer.from(Signature).toString('base64') },
  };
  try {
    await receipts.client.send(
      new PutObjectCommand({
        Bucket: receipts.bucket,
        Key,
        Body: JSON.stringify(receipt),
        ContentType: 'application/json',
        IfNoneMatch: '*',
      }),
    );
  } catch (error) {
    if (!(error instanceof S3ServiceException && error.name === 'PreconditionFailed')) throw error;
  }
  return Key;
}
