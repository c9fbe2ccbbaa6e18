import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type Checkpoint, type CheckpointStore } from '../../lib/audit/checkpoint';
import { type Page } from '../../lib/audit/collector';

const checkpointSchema = z.object({
  startedAt: z.string(),
  done: z.array(z.string()),
  at: z.object({ collector: z.string(), next: z.string() }).optional(),
  pages: z.number(),
});

/** The state object: who is at work until when, and how far the audit has come. */
const stateSchema = z.object({ leaseUntil: z.number(), checkpoint: checkpointSchema.optional() });

type State = z.output<typeof stateSchema>;

/** Any JSON: its shape is that of the version of this function that wrote it. */
const pageSchema = z.record(z.string(), z.unknown());

const STATE = 'state.json';
const REQUEST = 'requested.json';

/**
 * Keeps an audit between invocations in Amazon S3. One invocation at a time is at work: it holds a lease, taken by a
 * conditional write.
 */
export class StateBucket implements CheckpointStore {
  private state: State = { leaseUntil: 0 };

  /** @param now milliseconds */
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
    private readonly now: () => number,
  ) {}

  /** Asks for an audit. */
  async request(): Promise<void> {
    await this.put(REQUEST, { at: this.now() });
  }

  async isRequested(): Promise<boolean> {
    return (await this.get(REQUEST)) !== undefined;
  }

  async forgetRequest(): Promise<void> {
    await this.s3.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: REQUEST }));
  }

  /**
   * Takes the lease, and with it what another invocation left.
   *
   * @returns false when another invocation has it
   */
  async take(milliseconds: number): Promise<boolean> {
    const kept = await this.get(STATE);
    const state = kept && stateSchema.parse(JSON.parse(kept.text));
    if (state && state.leaseUntil > this.now()) return false;
    this.state = { ...state, leaseUntil: this.now() + milliseconds };
    try {
      await this.put(STATE, this.state, kept ? { IfMatch: kept.tag } : { IfNoneMatch: '*' });
      return true;
    } catch (error) {
      if (error instanceof Error && /^(PreconditionFailed|ConditionalRequestConflict)$/.test(error.name)) return false;
      throw error;
    }
  }

  /** Gives the lease back. */
  async release(): Promise<void> {
    this.state = { ...this.state, leaseUntil: 0 };
    await this.put(STATE, this.state);
  }

  load(): Promise<Checkpoint | undefined> {
    return Promise.resolve(this.state.checkpoint);
  }

  async save(checkpoint: Checkpoint, page: Page): Promise<void> {
    await this.put(pageKey(checkpoint, checkpoint.pages), page);
    this.state = { ...this.state, checkpoint: { ...checkpoint, done: [...checkpoint.done] } };
    await this.put(STATE, this.state);
  }

  async *pages(checkpoint: Checkpoint): AsyncGenerator<Page> {
    for (let number = 1; number <= checkpoint.pages; number += 1) {
      const kept = await this.get(pageKey(checkpoint, number));
      if (!kept)
        throw new Error(`page ${number} of the audit of ${checkpoint.startedAt} is gone; ask for another audit`);
      yield pageSchema.parse(JSON.parse(kept.text));
    }
  }

  /** Pages end by the lifecycle of the bucket. */
  clear(): Promise<void> {
    this.state = { leaseUntil: this.state.leaseUntil };
    return Promise.resolve();
  }

  /** A JSON object by its key; `undefined` when there is none. */
  async read(key: string): Promise<unknown> {
    const kept = await this.get(key);
    return kept && (JSON.parse(kept.text) as unknown);
  }

  async write(key: string, value: unknown): Promise<void> {
    await this.put(key, value);
  }

  private async get(key: string): Promise<{ readonly text: string; readonly tag: string } | undefined> {
    try {
      const found = await this.s3.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return { text: (await found.Body?.transformToString()) ?? '', tag: found.ETag ?? '' };
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  private async put(
    key: string,
    value: unknown,
    condition: { readonly IfMatch?: string; readonly IfNoneMatch?: string } = {},
  ): Promise<void> {
    const Body = JSON.stringify(value);
    await this.s3.send(
      new PutObjectCommand({ Bucket: this.bucket, Key: key, Body, ContentType: 'application/json', ...condition }),
    );
  }
}

function pageKey({ startedAt }: Checkpoint, number: number): string {
  return `pages/${startedAt}/${number}.json`;
}
