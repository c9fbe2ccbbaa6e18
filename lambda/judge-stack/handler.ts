import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { TemplateError } from '../../lib/residency/template-error';
import { deployedDecisions } from '../shared/deployed-decisions';
import { type HookResponse, judgeStackEnvironmentSchema } from './contract';
import { HookError } from './hook-error';
import { judge } from './judge';
import { isObjectOfS3 } from './payload';

/** CloudFormation waits for 30 seconds. */
const MILLISECONDS = 20_000;

/** Entry point: never throws, and refuses whatever it cannot judge. */
export async function handler(event: unknown): Promise<HookResponse> {
  try {
    const { DEPLOYMENTS, DECISIONS_DIRECTORY } = judgeStackEnvironmentSchema.parse(process.env);
    return await judge(event, {
      deployments: DEPLOYMENTS,
      decisions: deployedDecisions(DECISIONS_DIRECTORY),
      region: process.env.AWS_REGION ?? '',
      asOf: new Date().toISOString().slice(0, 10),
      client: new CloudFormationClient({}),
      mayFetch: isObjectOfS3,
      signal: AbortSignal.timeout(MILLISECONDS),
    });
  } catch (error) {
    return {
      hookStatus: 'FAILED',
      errorCode: 'InternalFailure',
      message: `Residency cannot be judged, so it is refused: ${reasonOf(error)}`.slice(0, 1_024),
      clientRequestToken: tokenOf(event),
    };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof HookError || error instanceof TemplateError) return error.message;
  if (error instanceof z.ZodError) {
    const fields = error.issues.map(({ path }) => path.join('.')).join(', ');
    return `the request or the environment of the hook is not as agreed (${fields})`;
  }
  return String(error).split('\n')[0] ?? '';
}

function tokenOf(event: unknown): string {
  const token =
    typeof event === 'object' && event !== null && 'clientRequestToken' in event && event.clientRequestToken;
  return typeof token === 'string' ? token : '';
}
