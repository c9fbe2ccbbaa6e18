import { type LiveFact, type LiveResource, type LiveSubject, type Unread } from '../residency/live/live-account';

/** What has been read for a page, with what could not be read. */
export class Reading {
  readonly resources: LiveResource[] = [];
  readonly facts: LiveFact[] = [];
  readonly unread: Unread[] = [];

  /**
   * Makes one call. A failure is noted, with the permission that is missing when that is why; what has gone since it was
   * listed is no failure.
   *
   * @param action - IAM action of the call, named when AWS does not name the missing one
   */
  async attempt<T>(of: LiveSubject, what: string, action: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!isGone(error)) this.unread.push(unreadOf(of, what, action, error));
      return undefined;
    }
  }
}

const GONE = /^(ResourceNotFound|NotFound|NoSuch\w+|\w+NotFound)(Exception|Fault)?$/;

/** Whether the error says that a thing, or its type in this Region, is not there. */
export function isGone(error: unknown): boolean {
  const name = nameOf(error);
  return GONE.test(name) || name === 'TypeNotFoundException';
}

/** What an error means for the audit. */
export function unreadOf(of: LiveSubject, what: string, action: string, error: unknown): Unread {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  const named = /not authorized to perform:? ?([a-z0-9-]+:\w+)/i.exec(message)?.[1];
  const refused = named !== undefined || /^(AccessDenied|Unauthorized|NotAuthorized)/.test(nameOf(error));
  return { of, what, reason: `${nameOf(error)}: ${message}`, ...(refused ? { permission: named ?? action } : {}) };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Error';
}

/** Runs work for every item, a bounded number at a time, and keeps the order. */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
