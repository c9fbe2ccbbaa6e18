import { type SFNClient, type StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type ResumeErasuresResult } from '../../../lambda/resume-erasures/contract';
import { resumeErasures } from '../../../lambda/resume-erasures/resume';
import { type ErasureWorld } from './erasure-world';

/** A workflow that notes the names of the executions that would be started. */
export function startedWorkflows(started: string[]) {
  const client = { send: ({ input }: StartExecutionCommand) => Promise.resolve(started.push(input.name ?? '')) };
  return {
    client: client as unknown as SFNClient,
    stateMachineArn: 'arn:aws:states:ca-central-1:111111111111:stateMachine:ca-prod-erasure',
  };
}

/** The daily run of a world. Its executions are for the test to run. */
export async function resumeDay(
  world: ErasureWorld,
): Promise<{ readonly started: readonly string[]; readonly result: ResumeErasuresResult }> {
  const started: string[] = [];
  const result = await resumeErasures({ cases: world.cases, workflow: startedWorkflows(started), now: world.now });
  return { started, result: { ...result } };
}
