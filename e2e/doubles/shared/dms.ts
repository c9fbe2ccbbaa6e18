import * as sdk from '@aws-sdk/client-database-migration-service';
import * as z from 'zod';
import { ServiceError, startProtocolDouble, type Caller, type Handler } from '../protocol-double';
import { type SharedDouble } from '../shared-doubles';

const instanceInput = z.looseObject({
  ReplicationInstanceIdentifier: z.string(),
  ReplicationSubnetGroupIdentifier: z.string(),
});
const endpointInput = z.looseObject({ EndpointIdentifier: z.string(), CertificateArn: z.string().optional() });
const taskInput = z.looseObject({
  ReplicationTaskIdentifier: z.string(),
  ReplicationInstanceArn: z.string(),
  SourceEndpointArn: z.string(),
  TargetEndpointArn: z.string(),
});
const byTask = z.looseObject({ ReplicationTaskArn: z.string() });
const startInput = byTask.extend({ StartReplicationTaskType: z.string() });
const testInput = z.looseObject({ ReplicationInstanceArn: z.string(), EndpointArn: z.string() });
const filtersInput = z.looseObject({ Filters: z.array(z.object({ Name: z.string(), Values: z.array(z.string()) })) });

interface Task {
  readonly ReplicationTaskIdentifier: string;
  readonly ReplicationTaskArn: string;
  readonly ReplicationInstanceArn: string;
  readonly SourceEndpointArn: string;
  readonly TargetEndpointArn: string;
  readonly Status: string;
}

/** What the double keeps, of all accounts: every ARN has its account. */
interface State {
  /** Subnet groups, instances, endpoints, certificates. */
  readonly things: Set<string>;
  readonly tasks: Map<string, Task>;
  /** Pairs of instance and endpoint whose connection was tested. */
  readonly tested: Set<string>;
}

/** The one Region in which AWS DMS runs in the example. */
const region = 'ca-central-1';

/** AWS DMS as far as its protocol goes: what a task refers to must be there, and it starts when both connections are tested. */
function handlersOf({ things, tasks, tested }: State): Readonly<Record<string, Handler>> {
  const keep = (kind: string, identifier: string, { accessKeyId: account }: Caller): string => {
    const arn = `arn:aws:dms:${region}:${account}:${kind}:${identifier}`;
    if (things.has(arn)) throw new ServiceError('ResourceAlreadyExistsFault', `${arn} is there`);
    things.add(arn);
    return arn;
  };
  const require = (arn: string): void => {
    if (!things.has(arn)) throw new ServiceError('ResourceNotFoundFault', `${arn} is not there`);
  };
  const taskOf = (arn: string): Task => {
    const task = tasks.get(arn);
    if (task === undefined) throw new ServiceError('ResourceNotFoundFault', `no task ${arn}`);
    return task;
  };
  const change = (task: Task, Status: string, answered: string) => {
    tasks.set(task.ReplicationTaskArn, { ...task, Status });
    return { ReplicationTask: { ...task, Status: answered } };
  };
  return {
    ImportCertificate: (input, caller) => {
      const identifier = String(input['CertificateIdentifier']);
      return { Certificate: { CertificateIdentifier: identifier, CertificateArn: keep('cert', identifier, caller) } };
    },
    CreateReplicationSubnetGroup: (input, caller) => {
      const identifier = String(input['ReplicationSubnetGroupIdentifier']);
      keep('subgrp', identifier, caller);
      return { ReplicationSubnetGroup: { ReplicationSubnetGroupIdentifier: identifier } };
    },
    CreateReplicationInstance: (input, caller) => {
      const { ReplicationInstanceIdentifier, ReplicationSubnetGroupIdentifier: group } = instanceInput.parse(input);
      require(`arn:aws:dms:${region}:${caller.accessKeyId}:subgrp:${group}`);
      const ReplicationInstanceArn = keep('rep', ReplicationInstanceIdentifier, caller);
      return { ReplicationInstance: { ReplicationInstanceIdentifier, ReplicationInstanceArn } };
    },
    CreateEndpoint: (input, caller) => {
      const { EndpointIdentifier, CertificateArn } = endpointInput.parse(input);
      if (CertificateArn !== undefined) require(CertificateArn);
      return { Endpoint: { EndpointIdentifier, EndpointArn: keep('endpoint', EndpointIdentifier, caller) } };
    },
    CreateReplicationTask: (input, caller) => {
      const { ReplicationTaskIdentifier, ReplicationInstanceArn, SourceEndpointArn, TargetEndpointArn } =
        taskInput.parse(input);
      [ReplicationInstanceArn, SourceEndpointArn, TargetEndpointArn].forEach(require);
      const ReplicationTaskArn = keep('task', ReplicationTaskIdentifier, caller);
      const names = { ReplicationTaskIdentifier, ReplicationTaskArn };
      const task = { ...names, ReplicationInstanceArn, SourceEndpointArn, TargetEndpointArn, Status: 'ready' };
      return change(task, 'ready', 'creating');
    },
    DescribeReplicationTasks: (input) => {
      const wanted = filterOf(input, 'replication-task-id');
      const found = [...tasks.values()].filter((task) => wanted.includes(task.ReplicationTaskIdentifier));
      if (found.length === 0) throw new ServiceError('ResourceNotFoundFault', `no task ${wanted.join(', ')}`);
      return { ReplicationTasks: found };
    },
    TestConnection: (input) => {
      const { ReplicationInstanceArn, EndpointArn } = testInput.parse(input);
      [ReplicationInstanceArn, EndpointArn].forEach(require);
      tested.add(`${ReplicationInstanceArn} ${EndpointArn}`);
      return { Connection: { ReplicationInstanceArn, EndpointArn, Status: 'testing' } };
    },
    DescribeConnections: (input) => {
      const [instance = ''] = filterOf(input, 'replication-instance-arn');
      const [endpoint = ''] = filterOf(input, 'endpoint-arn');
      if (!tested.has(`${instance} ${endpoint}`)) return { Connections: [] };
      return { Connections: [{ ReplicationInstanceArn: instance, EndpointArn: endpoint, Status: 'successful' }] };
    },
    StartReplicationTask: (input) => {
      const { ReplicationTaskArn, StartReplicationTaskType: type } = startInput.parse(input);
      const task = taskOf(ReplicationTaskArn);
      const untested = [task.SourceEndpointArn, task.TargetEndpointArn].find(
        (endpoint) => !tested.has(`${task.ReplicationInstanceArn} ${endpoint}`),
      );
      if (untested !== undefined || (task.Status === 'ready') !== (type === 'start-replication')) {
        const why = untested === undefined ? `${type} of a task that is ${task.Status}` : `${untested} is not tested`;
        throw new ServiceError('InvalidResourceStateFault', why);
      }
      return change(task, 'running', 'starting');
    },
    StopReplicationTask: (input) => {
      const task = taskOf(byTask.parse(input).ReplicationTaskArn);
      if (task.Status !== 'running') {
        throw new ServiceError('InvalidResourceStateFault', `the task is ${task.Status}`);
      }
      return change(task, 'stopped', 'stopping');
    },
  };
}

function filterOf(input: unknown, name: string): readonly string[] {
  return filtersInput.parse(input).Filters.find((filter) => filter.Name === name)?.Values ?? [];
}

export const double: SharedDouble = {
  service: 'DATABASE_MIGRATION_SERVICE',
  start: (secretAccessKey) =>
    startProtocolDouble({
      sdk: { ...sdk },
      service: 'dms',
      region,
      secretAccessKey,
      handlers: handlersOf({ things: new Set(), tasks: new Map(), tested: new Set() }),
    }),
};
