import * as z from 'zod';

const transitionSchema = z.object({ NextAction: z.string() });

const actionSchema = z.object({
  Identifier: z.string().min(1),
  Type: z.string().min(1),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Transitions: z
    .object({
      NextAction: z.string().optional(),
      Errors: z.array(transitionSchema.extend({ ErrorType: z.string() })).default([]),
      Conditions: z
        .array(
          transitionSchema.extend({
            Condition: z.object({ Operator: z.string(), Operands: z.array(z.string()).default([]) }),
          }),
        )
        .default([]),
    })
    .default({ Errors: [], Conditions: [] }),
});

const flowSchema = z.object({
  Version: z.string(),
  StartAction: z.string(),
  Actions: z.array(actionSchema).min(1),
});

/**
 * Any flow in the Amazon Connect Flow language, as far as it can be judged without knowing its actions.
 *
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/flow-language.html
 */
export type Flow = Readonly<z.output<typeof flowSchema>>;
export type FlowAction = Flow['Actions'][number];

/** A text that is no flow. The message is one line. */
export class FlowError extends Error {
  override readonly name = 'FlowError';

  constructor(
    file: string,
    readonly problem: string,
  ) {
    super(`${file}: ${problem}`);
  }
}

/**
 * Reads a flow.
 *
 * @param file - where the text comes from, for messages
 * @throws FlowError when the text is no flow in the Flow language
 */
export function parseFlow(text: string, file: string): Flow {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new FlowError(file, 'this is no JSON; export the flow from Amazon Connect, or give a template');
  }
  const parsed = flowSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new FlowError(
    file,
    `this is no flow in the Flow language${where ? `: ${where} is missing or of another type` : ''}`,
  );
}
