import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type ErasureCase } from '../../../lib/domain/erasure/erasure-case';
import { type ErasureTask } from '../../../lib/domain/erasure/erasure-task';

/**
 * Starts the workflow of a case, once for each attempt and suffix: the name of an execution is taken for 90 days.
 *
 * @param suffix to start the same attempt anew, such as a date
 * @returns whether it was started by this call
 */
export async function startErasure(
  { client, stateMachineArn }: { readonly client: SFNClient; readonly stateMachineArn: string },
  { requestId, attempt }: Pick<ErasureCase, 'requestId' | 'attempt'>,
  suffix: string,
): Promise<boolean> {
  try {
    const input: ErasureTask = { requestId };
    await client.send(
      new StartExecutionCommand({
        stateMachineArn,
        name: [requestId, attempt, ...(suffix === '' ? [] : [suffix])].join('-'),
        input: JSON.stringify(input),
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ExecutionAlreadyExists) return false;
    throw error;
  }
}
