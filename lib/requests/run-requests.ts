import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type * as z from 'zod';
import {
  manageRequestsName,
  manageRequestsRequestSchema,
  manageRequestsResultSchema,
} from '../../lambda/manage-requests/contract';
import { openErasureEventSchema, openErasureName, openErasureResultSchema } from '../../lambda/open-erasure/contract';
import { holdsReport, openedReport, requestsReport } from './requests-report';

/** What the command line hands over. */
export interface RunRequestsOptions {
  readonly stage: string;
  readonly region: string;
  readonly action: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly format: 'text' | 'json';
}

interface Streams {
  readonly stdout: { write(text: string): unknown };
}

type RequestsOutcome = { readonly ended: 'done' } | { readonly ended: 'refused' | 'failed'; readonly message: string };

/** Why something was not tried. */
class NotTried extends Error {}

/** The work of `residency requests`: calls a function of the Region. Messages never repeat what names a person. */
export async function runRequests(options: RunRequestsOptions, streams: Streams): Promise<RequestsOutcome> {
  try {
    return await (options.action === 'open' ? open(options, streams) : manage(options, streams));
  } catch (error) {
    if (error instanceof NotTried) return { ended: 'failed', message: error.message };
    throw error;
  }
}

async function open({ stage, region, request, format }: RunRequestsOptions, { stdout }: Streams) {
  const opened = openErasureResultSchema.safeParse(
    await call(openErasureName(stage), region, parse(openErasureEventSchema, request)),
  );
  if (!opened.success) throw otherVersion(region);
  stdout.write(format === 'json' ? json(opened.data) : openedReport(opened.data));
  return { ended: 'done' } as const;
}

async function manage({ stage, region, action, request, format }: RunRequestsOptions, { stdout }: Streams) {
  const asked = parse(manageRequestsRequestSchema, { ...request, command: action });
  const result = manageRequestsResultSchema.safeParse(await call(manageRequestsName(stage), region, asked));
  if (!result.success) throw otherVersion(region);
  if (result.data.outcome === 'refused') return { ended: 'refused', message: result.data.message } as const;
  const { requests, holds } = result.data;
  const reports = [...(requests ? [requestsReport(requests)] : []), ...(holds ? [holdsReport(holds)] : [])];
  stdout.write(format === 'json' ? json(result.data) : reports.join(''));
  return { ended: 'done' } as const;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
const otherVersion = (region: string) =>
  new NotTried(`the function in ${region} answers otherwise than this version expects; deploy the erasure stack`);

function parse<T>(schema: z.ZodType<T>, request: object): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  // Not the value: it can be a telephone number.
  throw new NotTried(`the request is not complete: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

async function call(functionName: string, region: string, request: object): Promise<unknown> {
  const where = `function ${functionName} in ${region}`;
  const client = new LambdaClient({ region });
  try {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) }),
    );
    const text = Payload?.transformToString() ?? '';
    if (FunctionError !== undefined) throw new NotTried(`${where} failed (${firstLine(text)}); see its log`);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof NotTried) throw error;
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    throw new NotTried(
      `${where} cannot be called (${name}: ${firstLine(message)}); check your AWS credentials, and that the erasure stack is deployed`,
    );
  } finally {
    client.destroy();
  }
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 300);
