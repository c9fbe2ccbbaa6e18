import { DescribeTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Emulator } from '../emulator/emulator';
import { readTemplate, type AssemblyStack } from './assembly';
import { stackResources } from './deployed-stacks';

export interface GlobalTable {
  readonly stack: AssemblyStack;
  readonly tableName: string;
  /** With the Region of the stack. */
  readonly regions: readonly string[];
}

const propertiesSchema = z.object({ Replicas: z.array(z.object({ Region: z.string() })) });

/** The global tables that a stack declares. */
export async function globalTablesOf(emulator: Emulator, stack: AssemblyStack): Promise<readonly GlobalTable[]> {
  const declared = Object.entries(readTemplate(stack).Resources).filter(
    ([, { Type }]) => Type === 'AWS::DynamoDB::GlobalTable',
  );
  if (declared.length === 0) return [];
  const physical = await stackResources(emulator, stack);
  return declared.map(([id, { Properties }]) => {
    const regions = propertiesSchema.parse(Properties).Replicas.map(({ Region }) => Region);
    return { stack, tableName: physical.get(id) ?? id, regions };
  });
}

/**
 * The replicas that the table should have and the emulator's CloudFormation did not make.
 */
export async function missingReplicas(emulator: Emulator, table: GlobalTable): Promise<readonly string[]> {
  const client = clientOf(emulator, table);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table.tableName }));
  const there = new Set([table.stack.region, ...(Table?.Replicas ?? []).map(({ RegionName }) => RegionName)]);
  return table.regions.filter((region) => !there.has(region));
}

/** Creates replicas by the calls that CloudFormation's resource handler makes: one Region after the other. */
export async function createReplicas(
  emulator: Emulator,
  table: GlobalTable,
  regions: readonly string[],
): Promise<void> {
  const client = clientOf(emulator, table);
  for (const RegionName of regions) {
    await client.send(
      new UpdateTableCommand({ TableName: table.tableName, ReplicaUpdates: [{ Create: { RegionName } }] }),
    );
  }
}

function clientOf(emulator: Emulator, { stack }: GlobalTable): DynamoDBClient {
  return new DynamoDBClient(emulator.clientSettings(stack.account, stack.region));
}
