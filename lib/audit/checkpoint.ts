import { type Page } from './collector';

/** How far an audit has come. */
export interface Checkpoint {
  /** ISO time of its beginning, which is also its name. */
  readonly startedAt: string;
  /** Collectors that are done. */
  readonly done: readonly string[];
  /** The collector that is not, with the place where it goes on. */
  readonly at?: { readonly collector: string; readonly next: string };
  /** How many pages have been kept. */
  readonly pages: number;
}

/** Keeps what an audit has read until it is judged, so that another invocation can go on. */
export interface CheckpointStore {
  /** The audit that is under way, if there is one. */
  load(): Promise<Checkpoint | undefined>;
  /** Keeps a page, and after it the state. A page that is kept without its state is read and kept again. */
  save(checkpoint: Checkpoint, page: Page): Promise<void>;
  /** The pages of the audit, one after the other. */
  pages(checkpoint: Checkpoint): AsyncIterable<Page>;
  /** Forgets the audit: it is judged, or a new one begins. */
  clear(): Promise<void>;
}

/** Keeps the pages in memory: for an audit that is not interrupted. */
export class MemoryCheckpoints implements CheckpointStore {
  private checkpoint: Checkpoint | undefined;
  private kept: Page[] = [];

  load(): Promise<Checkpoint | undefined> {
    return Promise.resolve(this.checkpoint);
  }

  save(checkpoint: Checkpoint, page: Page): Promise<void> {
    this.checkpoint = checkpoint;
    this.kept[checkpoint.pages - 1] = page;
    return Promise.resolve();
  }

  async *pages(): AsyncGenerator<Page> {
    await Promise.resolve();
    yield* this.kept;
  }

  clear(): Promise<void> {
    this.checkpoint = undefined;
    this.kept = [];
    return Promise.resolve();
  }
}
