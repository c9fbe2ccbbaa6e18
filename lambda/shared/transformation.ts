import * as z from 'zod';

/** What Data Firehose hands to a function that transforms records. */
export const transformationEventSchema = z.object({
  records: z.array(z.object({ recordId: z.string().min(1), data: z.base64() })),
});

export type TransformationEvent = z.output<typeof transformationEventSchema>;

/** What Data Firehose takes back: one answer for each record. `ProcessingFailed` goes to the prefix of errors. */
export interface TransformationResult {
  readonly records: readonly {
    readonly recordId: string;
    readonly result: 'Ok' | 'Dropped' | 'ProcessingFailed';
    readonly data?: string;
  }[];
}

/** Lambda returns 6 MB at most. */
const MAXIMUM_ANSWER = 5_500_000;

/** What became of a record: what to deliver instead of it, `nothing` to tell, or `failed`. */
export type Transformed = { readonly text: string } | 'nothing' | 'failed';

/**
 * The answer for a batch. A record that failed is never passed on: Data Firehose keeps it, as it came, under the prefix
 * of errors. So does what does not fit into the answer.
 *
 * @param transformed - in the order of the records
 * @see https://docs.aws.amazon.com/firehose/latest/dev/data-transformation-status-model.html
 */
export function transformationResult(
  { records }: TransformationEvent,
  transformed: readonly Transformed[],
): TransformationResult {
  let size = 0;
  return {
    records: records.map(({ recordId, data }, index) => {
      const outcome = transformed[index] ?? 'failed';
      if (outcome === 'nothing') return { recordId, result: 'Dropped' };
      const answer = outcome === 'failed' ? undefined : Buffer.from(outcome.text, 'utf8').toString('base64');
      if (answer === undefined || size + answer.length > MAXIMUM_ANSWER) {
        return { recordId, result: 'ProcessingFailed', data };
      }
      size += answer.length;
      return { recordId, result: 'Ok', data: answer };
    }),
  };
}
