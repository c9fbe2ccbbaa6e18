import { assignOrganisations } from './assign-organisations';
import { AssignmentError } from './assignment-error';
import { assignmentJson, assignmentText } from './assignment-report';
import { parseRegistryExport } from './registry-export';

/** What the command line hands over. */
export interface RunAssignOptions {
  readonly jurisdiction: string;
  readonly registry: string;
  readonly registryText: string;
  readonly sourceUrl: string;
  readonly targetUrl: string;
  readonly dryRun: boolean;
  readonly batchRows: number;
  readonly format: 'text' | 'json';
}

interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * The work of `residency assign`: the report on standard output, progress on standard error.
 *
 * @returns what was wrong in one line, or `undefined`
 */
export async function runAssign(options: RunAssignOptions, { stdout, stderr }: Streams): Promise<string | undefined> {
  let moved = 0;
  const onBatch = (table: string, rows: number): void => {
    moved += rows;
    if (rows > 0) stderr.write(`${moved} rows moved, ${table}\n`);
  };
  try {
    const registry = parseRegistryExport(options.registryText, options.registry);
    const report = await assignOrganisations({ ...options, registry, onBatch });
    stdout.write(options.format === 'json' ? assignmentJson(report) : assignmentText(report));
    return undefined;
  } catch (error) {
    if (error instanceof AssignmentError) return error.message;
    throw error;
  }
}
