import { join } from 'node:path';
import { loadExports } from '../load-modules';
import { type ProtocolDouble } from './protocol-double';

/** A double that the whole run shares, and that functions in the emulator reach in the place of the service. */
export interface SharedDouble {
  /** As in the name of the variable by which the SDK looks for an endpoint: `AWS_ENDPOINT_URL_<service>`. */
  readonly service: string;
  /** @param secretAccessKey - of every account's root */
  start(secretAccessKey: string): Promise<ProtocolDouble>;
}

export interface SharedDoubles {
  /** By service. */
  readonly doubles: ReadonlyMap<string, ProtocolDouble>;
  close(): Promise<void>;
}

/** Starts every double of `shared/`. */
export async function startSharedDoubles(secretAccessKey: string): Promise<SharedDoubles> {
  const units = await loadExports<SharedDouble>(join(__dirname, 'shared'), 'double');
  const doubles = new Map<string, ProtocolDouble>();
  for (const unit of units) doubles.set(unit.service, await unit.start(secretAccessKey));
  return {
    doubles,
    close: async () => {
      for (const double of doubles.values()) await double.close();
    },
  };
}
