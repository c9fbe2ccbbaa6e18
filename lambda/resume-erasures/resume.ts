import { type SFNClient } from '@aws-sdk/client-sfn';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { daysBetween } from '../../lib/domain/iso-date';
import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { startErasure } from '../shared/erasure/start-erasure';
import { type ResumeErasuresResult } from './contract';

export interface ResumeErasuresMeans {
  readonly cases: ErasureCases;
  readonly workflow: { readonly client: SFNClient; readonly stateMachineArn: string };
  readonly now: () => Date;
}

const MILLISECONDS_PER_DAY = 86_400_000;
const SOON_DAYS = 7;

/**
 * Takes up again what stopped, and what had to wait until today: interrupted requests, those that were accepted and
 * never started, those that have run for longer than an execution may, answers that were not told, and those whose
 * retention has ended.
 */
export async function resumeErasures({ cases, workflow, now }: ResumeErasuresMeans): Promise<ResumeErasuresResult> {
  const time = now();
  const today = time.toISOString().slice(0, 10);
  const unfinished = await cases.unfinished();
  let started = 0;
  for (const erasureCase of unfinished) {
    const next = attemptToStart(erasureCase, time, today);
    if (next === undefined) continue;
    const change = { status: 'open', touchedAt: time.toISOString(), ...next } as const;
    if (!(await cases.change(erasureCase, change))) continue;
    if (await startErasure(workflow, { ...erasureCase, ...change }, today)) started += 1;
  }
  const unanswered = unfinished.filter(({ attempt, status }) => attempt === 1 && status !== 'deferred');
  const daysLeft = unanswered.map(({ answerBy }) => daysBetween(today, answerBy));
  return {
    started,
    unanswered: unanswered.length,
    dueSoon: daysLeft.filter((days) => days <= SOON_DAYS).length,
    overdue: daysLeft.filter((days) => days < 0).length,
    interrupted: unfinished.filter(({ status }) => status === 'interrupted').length,
    toTell: unfinished.filter(({ notice, extension }) => notice?.state === 'handed-over' || extension?.told === false)
      .length,
  };
}

/** What to change before the workflow is started; `undefined` when it is not to be. */
function attemptToStart(
  { status, attempt, resumeOn, touchedAt, notice }: ErasureCase,
  time: Date,
  today: string,
): Partial<Pick<ErasureCase, 'attempt' | 'candidate'>> | undefined {
  const isOld = time.getTime() - Date.parse(touchedAt) >= MILLISECONDS_PER_DAY;
  const isDue = resumeOn !== undefined && resumeOn <= today;
  const next = { attempt: attempt + 1, candidate: 0 };
  switch (status) {
    case 'interrupted':
      return {};
    case 'open':
    case 'running':
      return isOld ? {} : undefined;
    case 'recorded':
      // Nobody could be written to: the answer waits for the privacy officer, and what is kept for its day.
      if (notice?.state === 'handed-over') return isDue ? next : undefined;
      return isOld ? {} : undefined;
    case 'deferred':
      return isDue ? next : undefined;
    case 'closed':
      return undefined;
  }
}
