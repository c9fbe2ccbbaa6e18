import type * as z from 'zod';
import { concurrently } from '../shared/concurrently';

/** What was found, by what was looked at: `contact` and its id, for example. */
export type Found = readonly (readonly [string, unknown])[];

/** The time of one invocation is over before everything was looked at. */
export class Unfinished extends Error {}

/** Something to look at, one by one. */
export interface Lookup<Item, Result> {
  readonly kind: string;
  readonly items: readonly Item[];
  /** What tells an item from all others of its kind, in this invocation and in the next. */
  readonly key: (item: Item) => string;
  readonly atOnce: number;
  readonly schema: z.ZodType<Result>;
  /** `undefined`: there is nothing of it. */
  readonly look: (item: Item) => Promise<Result | undefined>;
}

/** How far the collection is, over as many invocations as it takes: what was looked at is not looked at again. */
export class Progress {
  private readonly known: ReadonlyMap<string, unknown>;
  private readonly fresh = new Map<string, unknown>();

  /** @param known what invocations before found */
  constructor(
    known: Found,
    private readonly isOutOfTime: () => boolean,
  ) {
    this.known = new Map(known);
  }

  /**
   * Looks at every item that was not looked at before, and gives what was found of each, in the order of the items.
   *
   * @throws Unfinished when time is over. What was found until then is kept
   */
  async each<Item, Result>(lookup: Lookup<Item, Result>): Promise<readonly (Result | undefined)[]> {
    const { kind, items, key, atOnce, schema, look } = lookup;
    let isUnfinished = false;
    const found = await concurrently(items, atOnce, async (item) => {
      const id = `${kind} ${key(item)}`;
      if (this.known.has(id)) return schema.nullable().parse(this.known.get(id)) ?? undefined;
      isUnfinished ||= this.isOutOfTime();
      if (isUnfinished) return undefined;
      const result = await look(item);
      this.fresh.set(id, result ?? null);
      return result;
    });
    if (isUnfinished) throw new Unfinished('the time of this invocation is over');
    return found;
  }

  /** What this invocation found. */
  added(): Found {
    return [...this.fresh];
  }
}
