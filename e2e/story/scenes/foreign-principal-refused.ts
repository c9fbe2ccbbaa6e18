import { ConnectClient, ListInstanceStorageConfigsCommand } from '@aws-sdk/client-connect';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient, ReplicateKeyCommand } from '@aws-sdk/client-kms';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { bucketOfType } from '../../deploy/storage-destination';
import { startConnectDouble } from '../../doubles/connect-double';
import { asAdministrator, requireRefusal, type Cast, type Scene } from '../scene';

const accessDenied = ['AccessDenied', 'AccessDeniedException'];

/** Whoever comes through another Region gets nothing, whatever their own policies allow. */
export const scene: Scene = {
  time: '11:00',
  title: 'a principal of another Region asks for it',
  async play(cast) {
    const { report, foreignRegion, region } = cast;
    const { bucket, prefix, keyArn } = bucketOfType(cast.storage, 'CALL_RECORDINGS');
    const refused = (title: string, codes: readonly string[], call: () => Promise<unknown>) =>
      report.step(`${title}: refused`, () => requireRefusal(codes, call));

    // The account's root, so that it is the Region and not the label that refuses.
    const foreignStore = new S3Client({
      ...cast.emulator.clientSettings(cast.account, foreignRegion),
      followRegionRedirects: false,
    });
    const recording = { Bucket: bucket, Key: `${prefix}/00000000-0000-4000-8000-000000000001.wav` };
    await refused(
      `read the recording with a signature for ${foreignRegion}`,
      ['PermanentRedirect', 'AuthorizationHeaderMalformed'],
      () => foreignStore.send(new GetObjectCommand(recording)),
    );
    const foreignKeys = new KMSClient(asAdministrator(cast, foreignRegion));
    await refused(`use the content key through ${foreignRegion}`, [...accessDenied, 'NotFoundException'], () =>
      foreignKeys.send(new DecryptCommand({ KeyId: keyArn, CiphertextBlob: Buffer.from('synthetic') })),
    );
    const keys = new KMSClient(asAdministrator(cast, region));
    await refused('use the content key past the services that may', accessDenied, () =>
      keys.send(new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256' })),
    );
    await refused(`copy the content key to ${foreignRegion}`, accessDenied, () =>
      keys.send(new ReplicateKeyCommand({ KeyId: keyArn, ReplicaRegion: foreignRegion })),
    );
    const store = new S3Client(asAdministrator(cast, region));
    await refused('read the recording without a clearance', accessDenied, () =>
      store.send(new GetObjectCommand(recording)),
    );
    await refused('write a recording under no key of ours', accessDenied, () =>
      store.send(new PutObjectCommand({ ...recording, Body: 'synthetic', ServerSideEncryption: 'AES256' })),
    );
    await report.step(`ask the instance of ${region} with a signature for ${foreignRegion}: refused`, () =>
      askInstance(cast),
    );
  },
};

/** The double checks the Region of the signature, as Amazon Connect does. */
async function askInstance(cast: Cast): Promise<void> {
  const { account, region, foreignRegion, administrator: credentials } = cast;
  const double = await startConnectDouble({ account, region, credentials });
  const client = new ConnectClient({ endpoint: double.endpoint, region: foreignRegion, credentials, maxAttempts: 1 });
  try {
    const command = new ListInstanceStorageConfigsCommand({ InstanceId: 'instance', ResourceType: 'CALL_RECORDINGS' });
    await requireRefusal(['InvalidSignatureException'], () => client.send(command));
  } finally {
    client.destroy();
    await double.close();
  }
}
