import { type ErasureCases } from '../shared/erasure/erasure-cases';
import { eraseStore } from '../shared/erasure/erase-store';
import { type EraseReportsEvent, type EraseReportsResult } from './contract';
import { type ReportMeans } from './report-objects';
import { reportStore } from './report-store';

export interface EraseReportsMeans extends Omit<ReportMeans, 'progress'> {
  readonly cases: ErasureCases;
}

/** Searches reports for a subject, takes its rows out, or looks whether they are gone. */
export async function eraseReports(
  { after, ...task }: EraseReportsEvent,
  means: EraseReportsMeans,
): Promise<EraseReportsResult> {
  const progress = { after };
  const erasureCase = await means.cases.get(task.requestId);
  const { places } = await eraseStore(task, reportStore(erasureCase, { ...means, progress }), means);
  return { places, after: task.action === 'find' && erasureCase.status !== 'closed' ? progress.after : '' };
}
