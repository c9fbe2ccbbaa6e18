import {
  type Connection,
  type DatabaseMigrationServiceClient,
  DescribeConnectionsCommand,
  DescribeReplicationTasksCommand,
  ResourceNotFoundFault,
  type ReplicationTask,
} from '@aws-sdk/client-database-migration-service';

/** What the work needs from outside. */
export interface TaskControlMeans {
  readonly client: DatabaseMigrationServiceClient;
  readonly pollSeconds: number;
  readonly patienceSeconds: number;
  readonly wait: (seconds: number) => Promise<void>;
}

/** The task of that identifier; `undefined` when there is none. */
export async function findTask({ client }: TaskControlMeans, identifier: string): Promise<ReplicationTask | undefined> {
  try {
    const found = await client.send(
      new DescribeReplicationTasksCommand({
        Filters: [{ Name: 'replication-task-id', Values: [identifier] }],
        WithoutSettings: true,
      }),
    );
    return found.ReplicationTasks?.[0];
  } catch (error) {
    if (error instanceof ResourceNotFoundFault) return undefined;
    throw error;
  }
}

/** The last test of the connection between an instance and an endpoint. */
export async function findConnection(
  { client }: TaskControlMeans,
  instance: string,
  endpoint: string,
): Promise<Connection | undefined> {
  const found = await client.send(
    new DescribeConnectionsCommand({
      Filters: [
        { Name: 'replication-instance-arn', Values: [instance] },
        { Name: 'endpoint-arn', Values: [endpoint] },
      ],
    }),
  );
  return found.Connections?.[0];
}

/**
 * Looks again and again until the state is one that is waited for.
 *
 * @param what for the error, such as `task 'reference-prod-us' to stop`
 * @throws Error when patience ends
 */
export async function waitUntil<State>(
  means: TaskControlMeans,
  what: string,
  look: () => Promise<State>,
  isReached: (state: State) => boolean,
): Promise<State> {
  for (let waited = 0; ; waited += means.pollSeconds) {
    const state = await look();
    if (isReached(state)) return state;
    if (waited >= means.patienceSeconds) {
      throw new Error(`waited ${means.patienceSeconds} s for ${what}; see docs/runbook.md, and deploy again`);
    }
    await means.wait(means.pollSeconds);
  }
}
