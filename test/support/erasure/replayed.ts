import { eraseUserRows } from '../../../lambda/erase-user-rows/erase';
import { IdentifierVault } from '../../../lambda/shared/identifiers/identifier-vault';
import { type Restoration, type ReplayErasuresResult } from '../../../lambda/replay-erasures/contract';
import { replayErasures } from '../../../lambda/replay-erasures/replay';
import { RestoredTables } from '../../../lambda/replay-erasures/restored-tables';
import { places } from './erasure-places';
import { type ErasureWorld } from './erasure-world';
import { startedWorkflows } from './resume-day';

/** What a test says of a replay. */
export interface ReplayStage {
  /** Gets the names of executions that are started. */
  readonly started: string[];
  /** Host of a restored database, by its instance. */
  readonly hostOf: (instance: string) => string | undefined;
  /** What the name of every restored table begins with. */
  readonly prefix: string;
}

/** The function that a restore is told to, over the engines of a world. */
export function replayIn(
  world: ErasureWorld,
  restoration: Restoration,
  { started, hostOf, prefix }: ReplayStage,
): Promise<ReplayErasuresResult> {
  const { cases, register, erasedPlaces, erasedPlaceDays, stores, documents, tables } = world;
  const own = {
    cases: tables.cases,
    register: tables.register,
    identifiers: tables.identifiers,
    buckets: places.map(({ bucket }) => bucket),
    prefix,
  };
  return replayErasures(restoration, {
    cases,
    register,
    erasedPlaces,
    erasedPlaceDays,
    stores,
    tables: new RestoredTables(
      documents,
      own,
      { cases, erasedPlaces },
      (table) => new IdentifierVault(world.tablesClient, table),
    ),
    hostOf: (instance) => Promise.resolve(hostOf(instance)),
    lookForUsers: async (databaseHost, users) => {
      const { userIds = [] } = await eraseUserRows({ action: 'look', databaseHost, users }, world);
      return userIds;
    },
    workflow: startedWorkflows(started),
    now: world.now,
  });
}
