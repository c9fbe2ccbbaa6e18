import { type StagePlan } from '../../lib/config';
import { type StorageAssociation } from '../doubles/connect-double';
import { type GlobalTable } from '../deploy/registry-replicas';
import { type Deployer } from '../deploy/deployer';
import { type AssemblyStack } from '../deploy/assembly';
import { type ClientSettings, type Credentials, type Emulator } from '../emulator/emulator';
import { type Report } from '../report';

/** Who and what a day in the life of one jurisdiction is played with. */
export interface Cast {
  readonly emulator: Emulator;
  readonly deployer: Deployer;
  readonly report: Report;
  /** Id of the jurisdiction in the deployment, such as `ca`. */
  readonly jurisdiction: string;
  /** Id of its profile, for `residency check`. */
  readonly profile: string;
  readonly account: string;
  /** Region of the contact centre. */
  readonly region: string;
  /** A Region of another jurisdiction. */
  readonly foreignRegion: string;
  /** The stacks of the jurisdiction. */
  readonly stacks: readonly AssemblyStack[];
  readonly registry: GlobalTable;
  /** Where the instance stores what, as it was told. */
  readonly storage: readonly StorageAssociation[];
  /** Someone who may do everything in the account, as far as identity policies go. */
  readonly administrator: Credentials;
}

/** What all jurisdictions of an environment play together with. */
export interface TogetherCast {
  readonly report: Report;
  /** Of the environment, in the order of the definition. */
  readonly jurisdictions: readonly StagePlan[];
}

/**
 * One thing that happens in the day. A capability that arrives later adds its scene: a file in `scenes/` that exports it
 * as `scene`. Scenes play in the order of their times; later ones find what earlier ones left.
 */
export type Scene = {
  /** When it happens, such as `09:30`. */
  readonly time: string;
  readonly title: string;
} & (
  | { /** Once in every jurisdiction. */ play(cast: Cast): Promise<void> }
  | { /** Once, when every jurisdiction has played its day. */ playTogether(cast: TogetherCast): Promise<void> }
);

/** Client settings of the administrator in a Region. */
export function asAdministrator({ emulator, account, administrator }: Cast, region: string): ClientSettings {
  return emulator.clientSettings(account, region, administrator);
}

/**
 * Expects that a call is refused.
 *
 * @param codes - the errors that count as refusal
 * @returns the code
 */
export async function requireRefusal(codes: readonly string[], call: () => Promise<unknown>): Promise<string> {
  try {
    await call();
  } catch (error) {
    const name = error instanceof Error ? error.name : String(error);
    if (codes.includes(name)) return name;
    throw error;
  }
  throw new Error(`the call went through; it should be refused with ${codes.join(' or ')}`);
}
