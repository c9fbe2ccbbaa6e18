import { type AssignmentReport } from './assign-organisations';

/** The report for people: one line a table, with counts and checksums before and after. */
export function assignmentText({ jurisdiction, region, dryRun, organisations, tables }: AssignmentReport): string {
  const header = ['table', 'source', 'target before', dryRun ? 'would move' : 'moved', 'target after', 'checksum'];
  const lines = tables.map(({ table, source, before, after, moved }) => [
    table,
    String(source.rows),
    String(before.rows),
    String(dryRun ? source.rows - before.rows : moved),
    dryRun ? '-' : String(after.rows),
    dryRun || source.checksum === after.checksum ? String(source.checksum) : 'differs',
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...lines].map((line) => line[column]?.length ?? 0)));
  const table = [header, ...lines].map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const verdict = dryRun
    ? 'Nothing was moved: this was a dry run.'
    : 'Every row is accounted for: counts and checksums of source and target are the same.';
  return [`${organisations} organisations of '${jurisdiction}' to ${region}`, ...table, verdict, ''].join('\n');
}

/** The same as JSON. Checksums are text: they are longer than a number of JSON. */
export function assignmentJson(report: AssignmentReport): string {
  const text = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  return `${JSON.stringify(report, text, 2)}\n`;
}
