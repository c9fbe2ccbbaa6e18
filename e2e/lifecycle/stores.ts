import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { stackResources, type StackLocation } from '../deploy/deployed-stacks';
import { type Emulator } from '../emulator/emulator';

const object = { Key: 'call-recordings/kept.wav' };
const content = 'synthetic recording that must outlive every change';

/** The bucket of recordings of a content stack, with a recording in it by which its life is told. */
export class RecordingStore {
  private constructor(
    private readonly client: S3Client,
    readonly bucket: string,
  ) {}

  static async of(emulator: Emulator, stack: StackLocation): Promise<RecordingStore> {
    const resources = await stackResources(emulator, stack);
    const [, bucket] = [...resources].find(([id]) => /^CallRecordings[0-9A-F]{8}$/.test(id)) ?? [];
    if (bucket === undefined) throw new Error(`${stack.name} has no bucket of recordings`);
    return new RecordingStore(new S3Client(emulator.clientSettings(stack.account, stack.region)), bucket);
  }

  async keepRecording(): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, ...object, Body: content }));
  }

  /** @throws Error when the recording is gone or changed */
  async requireRecording(): Promise<void> {
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, ...object }));
    if ((await Body?.transformToString()) !== content) throw new Error(`${this.bucket} has another recording`);
  }
}
