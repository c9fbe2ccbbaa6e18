import * as z from 'zod';
import { type FlowRule } from '../flow-rule';

/** The longest that Amazon Connect waits, in seconds. The customer hears nothing in the meantime. */
const LONGEST = 8;

const parametersSchema = z.object({
  InvocationTimeLimitSeconds: z.coerce.number().int().min(1).max(LONGEST),
  InvocationType: z.literal('SYNCHRONOUS').optional(),
  ResponseValidation: z.object({ ResponseType: z.literal('STRING_MAP') }),
});

/** Functions are waited for, within the limit, and answer what a flow can read. */
export const functionsAnswerInTime: FlowRule = {
  id: 'functions-answer-in-time',
  title: 'Functions answer in time, with a flat map of texts',
  why: 'What comes too late or in another form is an error, or is not there when the flow reads it.',
  fix: `Set InvocationTimeLimitSeconds to 1 to ${LONGEST}, InvocationType to SYNCHRONOUS and ResponseType to STRING_MAP.`,
  check: ({ flow }) =>
    flow.Actions.filter(({ Type }) => Type === 'InvokeLambdaFunction').flatMap(({ Identifier, Parameters }) =>
      (parametersSchema.safeParse(Parameters).error?.issues ?? []).map(({ path }) => ({
        action: Identifier,
        message: `its ${path.join('.')} is missing or not as it must be`,
      })),
    ),
};
