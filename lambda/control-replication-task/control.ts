import {
  type ReplicationTask,
  StartReplicationTaskCommand,
  type StartReplicationTaskTypeValue,
  StopReplicationTaskCommand,
  TestConnectionCommand,
} from '@aws-sdk/client-database-migration-service';
import { type ControlReplicationTaskEvent, type ControlReplicationTaskResult } from './contract';
import { findConnection, findTask, type TaskControlMeans, waitUntil } from './task-watch';

type Outcome = ControlReplicationTaskResult['Data']['Outcome'];

/** States in which a task does nothing and lets itself be changed, started or deleted. */
const RESTING = ['ready', 'stopped', 'failed', 'failed-move'];
/** States that pass by themselves. */
const PASSING = ['creating', 'modifying', 'starting', 'stopping', 'moving', 'testing'];

/**
 * Brings a task to rest before a deployment changes it, and has it run afterwards. Doing it twice is the same as once.
 *
 * A new task starts with a full load; a changed one goes on where it was, unless its tables are others: then it loads
 * anew. Before a start, both connections are tested, which AWS DMS asks for.
 *
 * @throws Error when AWS DMS refuses, when a connection fails, or when the task does not get there in time
 */
export async function controlReplicationTask(
  event: ControlReplicationTaskEvent,
  means: TaskControlMeans,
): Promise<ControlReplicationTaskResult> {
  const { Action, TaskIdentifier } = event.ResourceProperties;
  const outcome = await perform(event, means);
  return { PhysicalResourceId: `${Action} ${TaskIdentifier}`, Data: { Outcome: outcome } };
}

function perform(event: ControlReplicationTaskEvent, means: TaskControlMeans): Promise<Outcome> {
  const { Action, TaskIdentifier, Tables } = event.ResourceProperties;
  if (Action === 'stop-for-change') {
    // Nothing to stop for when the resource itself goes: `run` went before it and stopped the task.
    return event.RequestType === 'Delete' ? Promise.resolve('unchanged') : stop(TaskIdentifier, means);
  }
  if (event.RequestType === 'Delete') return stop(TaskIdentifier, means);
  const otherTables = event.RequestType === 'Update' && event.OldResourceProperties.Tables !== Tables;
  return start(TaskIdentifier, otherTables, means);
}

async function stop(identifier: string, means: TaskControlMeans): Promise<Outcome> {
  const settled = await settle(identifier, means);
  if (!settled) return 'absent';
  if (RESTING.includes(settled.Status ?? '')) return 'unchanged';
  await means.client.send(new StopReplicationTaskCommand({ ReplicationTaskArn: settled.ReplicationTaskArn }));
  await waitUntil(
    means,
    `task '${identifier}' to stop`,
    () => findTask(means, identifier),
    (task) => !task || RESTING.includes(task.Status ?? ''),
  );
  return 'stopped';
}

async function start(identifier: string, otherTables: boolean, means: TaskControlMeans): Promise<Outcome> {
  const task = await settle(identifier, means);
  if (!task) throw new Error(`there is no task '${identifier}' to start; deploy the stack again`);
  if (task.Status === 'running' && !otherTables) return 'unchanged';
  if (task.Status === 'running') await stop(identifier, means);
  for (const endpoint of [task.SourceEndpointArn, task.TargetEndpointArn]) {
    await testConnection(task.ReplicationInstanceArn ?? '', endpoint ?? '', means);
  }
  const neverStarted = task.Status === 'ready';
  const type: StartReplicationTaskTypeValue = neverStarted
    ? 'start-replication'
    : otherTables
      ? 'reload-target'
      : 'resume-processing';
  await means.client.send(
    new StartReplicationTaskCommand({ ReplicationTaskArn: task.ReplicationTaskArn, StartReplicationTaskType: type }),
  );
  const started = await settle(identifier, means);
  if (started?.Status !== 'running') {
    const reason = started?.LastFailureMessage ?? started?.StopReason ?? 'no reason given';
    throw new Error(
      `task '${identifier}' is ${started?.Status ?? 'gone'} after its start: ${reason}; see docs/runbook.md`,
    );
  }
  return neverStarted ? 'started' : otherTables ? 'reloaded' : 'resumed';
}

/** The task, once it is in no state that passes by itself. */
function settle(identifier: string, means: TaskControlMeans): Promise<ReplicationTask | undefined> {
  return waitUntil(
    means,
    `task '${identifier}' to settle`,
    () => findTask(means, identifier),
    (task) => !PASSING.includes(task?.Status ?? ''),
  );
}

async function testConnection(instance: string, endpoint: string, means: TaskControlMeans): Promise<void> {
  await means.client.send(new TestConnectionCommand({ ReplicationInstanceArn: instance, EndpointArn: endpoint }));
  const connection = await waitUntil(
    means,
    `the test of the connection to ${endpoint}`,
    () => findConnection(means, instance, endpoint),
    (found) => found?.Status === 'successful' || found?.Status === 'failed',
  );
  if (connection?.Status === 'failed') {
    const reason = connection.LastFailureMessage ?? 'no reason given';
    throw new Error(`endpoint '${connection.EndpointIdentifier ?? endpoint}' cannot be reached: ${reason}`);
  }
}
