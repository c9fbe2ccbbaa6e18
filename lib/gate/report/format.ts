import { type CliIo } from '../command';
import { InputError } from '../input-error';
import { didYouMean } from '../nearest';
import { writeOutput } from '../write-output';
import { paletteFor } from './colour';
import { jsonReport } from './json';
import { type ResidencyReport } from './residency-report';
import { sarifReport } from './sarif';
import { summary, textReport } from './text';

const formats = ['text', 'json', 'sarif'] as const;

export type Format = (typeof formats)[number];

/**
 * The format that the user asked for.
 *
 * @throws InputError when there is none of that name
 */
export function parseFormat(given: string | undefined): Format {
  const format = formats.find((known) => known === (given ?? 'text'));
  if (format) return format;
  throw new InputError(
    `--format: '${given ?? ''}' is none of ${formats.join(', ')}${didYouMean(given ?? '', formats)}`,
  );
}

/**
 * Prints the report, or writes it to a file and prints one line.
 *
 * @throws InputError when the file cannot be written
 */
export function deliverReport(report: ResidencyReport, format: Format, output: string | undefined, io: CliIo): void {
  if (output === undefined) {
    io.stdout.write(render(report, format, io));
    return;
  }
  writeOutput(output, render(report, format, { ...io, stdout: { write: () => true } }), io.cwd);
  io.stdout.write(`${summary(report, paletteFor(io.stdout, io.env))} Report: ${output}\n`);
}

function render(report: ResidencyReport, format: Format, io: CliIo): string {
  switch (format) {
    case 'text':
      return textReport(report, paletteFor(io.stdout, io.env));
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, { cwd: io.cwd });
  }
}
