import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  manageRequestsName,
  manageRequestsResultSchema,
  type ShownRequest,
} from '../../../lambda/manage-requests/contract';
import { openErasureName } from '../../../lambda/open-erasure/contract';
import { type Receipt, receiptProblem, receiptSchema } from '../../../lib/domain/erasure/receipt';
import { type AssemblyStack, readTemplate } from '../../deploy/assembly';
import { stackResources } from '../../deploy/deployed-stacks';
import { contacts } from '../../doubles/shared/connect-contacts';
import { admitCallers } from '../admit-callers';
import { openLake, requireOnlyOther, surround } from '../around-callers';
import { type Caller, callerOf, inventedPhone, optedOutPhone, record, recordingOf, recordLabelled } from '../callers';
import { optedOut } from '../consents';
import { functionOf, invoke, stackOf } from '../invoke';
import { asAdministrator, type Cast, type Scene } from '../scene';

const erasureTimeout = 300_000;

/**
 * A caller asks to be erased, and another one does not. The workflow is the deployed one. Doubles have the contacts of
 * Amazon Connect, the profiles and the cases, and answer in the place of Amazon Athena; the database holds nothing of a
 * caller who is no user. Afterwards somebody restores what was erased.
 */
export const scene: Scene = {
  time: '16:00',
  title: 'a caller is erased',
  async play(cast) {
    const { report } = cast;
    const stack = stackOf(cast.stacks, `${cast.region}-erasure`);
    await report.step(
      'the sender of answers has an identity, and the function beside the database trusts the emulator',
      () => prepare(cast, stack),
    );
    const callers = [callerOf(optedOutPhone), callerOf(inventedPhone())] as const;
    const [caller, other] = callers;
    const labelled = await report.step(
      'two people have called; their recordings are labelled by the deployed function',
      async () => {
        for (const each of callers) await recordLabelled(cast, stack, each);
        return true;
      },
    );
    if (labelled === undefined) return;
    const around = await report.step(
      'their contact records are in the lake, masked; where there are profiles and cases, each has one',
      async () => {
        await openLake(cast, stack);
        return surround(cast, stack, callers);
      },
    );
    if (around === undefined) return;
    const requestId = randomUUID();
    const shown = await report.step('one of them asks to be erased: the deployed workflow runs to its end', () =>
      erase(cast, requestId, caller),
    );
    if (shown === undefined) return;
    await report.step('no version of his recording is left, and his contact names nobody', () =>
      requireGone(cast, caller),
    );
    await report.step('what is of the other caller is there', async () => {
      const found = await versionsOf(cast, other);
      if (found !== 1 || contacts.get(other.contactId)?.address !== other.phone) throw new Error(`${found} versions`);
    });
    await report.step(
      `of the lake${around.connected.size > 0 ? ', the profiles and the cases' : ''}, his is gone and the other is there`,
      () => requireOnlyOther(cast, stack, around, callers),
    );
    await report.step('that he has opted out of sale is still known', async () => {
      if (!(await optedOut(cast, caller.phone))) throw new Error('he could be sold again');
    });
    await report.step('the receipt verifies with the public key alone', () => requireReceipt(cast, stack, shown));
    await report.step(
      'the recording is restored: the replay erases it again, and a second answer is in the ledger',
      async () => {
        await record(cast, caller);
        await requireReplayed(cast, stack, shown, caller);
      },
    );
  },
};

/**
 * Amazon SES sends for identities that it knows. The function beside the database trusts the file of certificates that is
 * in the runtime of AWS; it gets that of the emulator. It asks no database here.
 */
async function prepare(cast: Cast, stack: AssemblyStack): Promise<void> {
  const settings = asAdministrator(cast, cast.region);
  await new SESv2Client(settings).send(new CreateEmailIdentityCommand({ EmailIdentity: 'northwind.example' }));
  const client = new LambdaClient(settings);
  const FunctionName = await functionOf(cast, stack, 'ErasureUsersFunction');
  const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = Object.fromEntries(
    Object.entries(Environment?.Variables ?? {}).map(([name, value]) =>
      name === 'NODE_EXTRA_CA_CERTS'
        ? [name, cast.emulator.environment(cast.account)['NODE_EXTRA_CA_CERTS'] ?? '']
        : [name, value],
    ),
  );
  await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }));
  await admitCallers(cast);
  await admitMail(cast, stack);
}

/** The emulator judges `ses:SendEmail` on no identity and from no address, which the deployed right names both. */
async function admitMail(cast: Cast, stack: AssemblyStack): Promise<void> {
  const names = await stackResources(cast.emulator, stack);
  const [id = ''] = Object.entries(readTemplate(stack).Resources).flatMap(([logicalId, { Type }]) =>
    Type === 'AWS::IAM::Role' && logicalId.startsWith('ErasureAnswersNotifyRequester') ? [logicalId] : [],
  );
  const Statement = [{ Effect: 'Allow', Action: 'ses:SendEmail', Resource: '*' }];
  await new IAMClient(cast.emulator.clientSettings(cast.account, cast.region)).send(
    new PutRolePolicyCommand({
      RoleName: names.get(id),
      PolicyName: 'mail-of-the-emulator',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
}

async function until<T>(what: string, timeout: number, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(1_000);
  }
  throw new Error(`${what} did not come within ${timeout / 1000} s`);
}

async function erase(cast: Cast, requestId: string, { phone }: Caller): Promise<ShownRequest> {
  const today = new Date().toISOString().slice(0, 10);
  await invoke(cast, cast.region, openErasureName(stageOf(cast)), {
    requestId,
    identifiers: [{ kind: 'phone', value: phone }],
    receivedOn: today,
    identityCheck: { method: 'call-back', verifiedBy: 'privacy-officer', verifiedOn: today },
    contact: { email: 'person@example.ca' },
  });
  return untilClosed(cast, requestId, 1);
}

const stageOf = (cast: Cast): string => stackOf(cast.stacks, `${cast.region}-erasure`).stage;

async function untilClosed(cast: Cast, requestId: string, answer: number): Promise<ShownRequest> {
  return until(`answer ${answer}`, erasureTimeout, async () => {
    const request = await show(cast, requestId);
    if (request.status === 'interrupted') throw new Error(`the workflow stopped: ${request.interruptedBy}`);
    return request.status === 'closed' && request.attempt === answer ? request : undefined;
  });
}

async function show(cast: Cast, requestId: string): Promise<ShownRequest> {
  const event = { command: 'show', requestId };
  const answer = await invoke(cast, cast.region, manageRequestsName(stageOf(cast)), event);
  const result = manageRequestsResultSchema.parse(answer);
  const [request] = result.outcome === 'refused' ? [] : (result.requests ?? []);
  if (request === undefined) throw new Error(JSON.stringify(answer));
  return request;
}

async function versionsOf(cast: Cast, caller: Caller): Promise<number> {
  const { Bucket, Key } = recordingOf(cast, caller);
  const { Versions = [], DeleteMarkers = [] } = await new S3Client(asAdministrator(cast, cast.region)).send(
    new ListObjectVersionsCommand({ Bucket, Prefix: Key }),
  );
  return Versions.length + DeleteMarkers.length;
}

async function requireGone(cast: Cast, caller: Caller): Promise<void> {
  const left = await versionsOf(cast, caller);
  const contact = contacts.get(caller.contactId);
  const isNamed =
    contact?.address !== undefined || Object.values(contact?.attributes ?? {}).some((text) => text !== '');
  if (left > 0 || isNamed) throw new Error(`${left} versions are left; the contact is ${JSON.stringify(contact)}`);
}

/** The receipt of an answer, as the bucket has it. */
async function receiptOf(cast: Cast, stack: AssemblyStack, { requestId, attempt }: ShownRequest): Promise<Receipt> {
  const names = await stackResources(cast.emulator, stack);
  const [id = ''] = Object.entries(readTemplate(stack).Resources).flatMap(([logicalId, { Type }]) =>
    Type === 'AWS::S3::Bucket' && logicalId.startsWith('Receipts') ? [logicalId] : [],
  );
  const { Body } = await new S3Client(asAdministrator(cast, cast.region)).send(
    new GetObjectCommand({ Bucket: names.get(id), Key: `${requestId}/${attempt}.json` }),
  );
  return receiptSchema.parse(JSON.parse((await Body?.transformToString()) ?? ''));
}

async function requireReceipt(cast: Cast, stack: AssemblyStack, shown: ShownRequest): Promise<void> {
  const receipt = await receiptOf(cast, stack, shown);
  const { PublicKey } = await new KMSClient(asAdministrator(cast, cast.region)).send(
    new GetPublicKeyCommand({ KeyId: receipt.signature.keyId }),
  );
  const key = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
  const problem = receiptProblem(receipt, {
    sha256: (text) => createHash('sha256').update(text).digest('hex'),
    verify: (text, signature) => verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64')),
  });
  if (problem !== undefined) throw new Error(problem);
  cast.report.line(`${receipt.entry.record.outcome}: ${JSON.stringify(receipt.entry.record.erased)}`);
}

async function requireReplayed(cast: Cast, stack: AssemblyStack, shown: ShownRequest, caller: Caller): Promise<void> {
  const { Bucket } = recordingOf(cast, caller);
  const name = await functionOf(cast, stack, 'ReplayFunction');
  const replayed = await invoke(cast, cast.region, name, { kind: 'bucket', bucket: Bucket });
  cast.report.line(JSON.stringify(replayed));
  const again = await untilClosed(cast, shown.requestId, 2);
  await requireGone(cast, caller);
  const { entry } = await receiptOf(cast, stack, again);
  if (entry.record.replayOf !== Bucket) throw new Error(`the second answer is of ${entry.record.replayOf}`);
}
