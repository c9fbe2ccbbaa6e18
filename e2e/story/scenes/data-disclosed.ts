import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type DisclosureReport, disclosureReportSchema } from '../../../lib/domain/disclosure/disclosure-report';
import { type AssemblyStack } from '../../deploy/assembly';
import { admitCallers } from '../admit-callers';
import { admitCopies } from '../admit-copies';
import { type Caller, callerOf, inventedPhone, recordingOf, recordLabelled, soundOf } from '../callers';
import { functionOf, invoke, stackOf } from '../invoke';
import { requireKeptNowhere } from '../kept-texts';
import { asAdministrator, type Cast, type Scene } from '../scene';

/** Longer than a link is good for. */
const longAgo = 16 * 60_000;

const linkSchema = z.object({ link: z.url(), expiresAt: z.iso.datetime() });
const answerSchema = z.object({ status: z.string(), answerBy: z.iso.date(), withheld: z.array(z.unknown()) });

/**
 * A caller asks what is known of him, and gets it by a link: what is his, and nothing of another caller. The functions,
 * the tables and the buckets are the deployed ones, the contacts those of the double. Links name the host of Amazon S3;
 * they are opened at the emulator, under that name.
 */
export const scene: Scene = {
  time: '15:00',
  title: 'a caller is told what is known of him',
  async play(cast) {
    const { report, region } = cast;
    const erasure = stackOf(cast.stacks, `${region}-erasure`);
    const stack = stackOf(cast.stacks, `${region}-privacy-requests`);
    const [caller, other] = [callerOf(inventedPhone()), callerOf(inventedPhone())] as const;
    const labelled = await report.step('two people have called, and their recordings are labelled', async () => {
      await admitCallers(cast);
      for (const each of [caller, other]) await recordLabelled(cast, erasure, each);
      return true;
    });
    if (labelled === undefined) return;
    const requestId = randomUUID();
    const answered = await report.step('one of them asks: the deployed function answers', () =>
      admitCopies(cast, recordingOf(cast, caller).Bucket, () => disclose(cast, stack, requestId, caller)),
    );
    if (answered === undefined) return;
    const links = await report.step('the links to the answer lead to the Region, and nowhere else', () =>
      linksTo(cast, stack, requestId),
    );
    if (links === undefined) return;
    const told = await report.step('the report that is behind one holds the contact and the recording', () =>
      requireHeld(cast, links.report, caller),
    );
    if (told === undefined) return;
    await report.step('the recording is there byte for byte; nothing is of the other caller', () =>
      requireOwn(cast, stack, requestId, told, caller, other),
    );
    await report.step('a link that was changed, or that is over, opens nothing', () =>
      requireEnded(cast, links.report),
    );
    await report.step('neither the number nor a signature is in a log or a table', async () => {
      const { searchParams } = links.report;
      const texts = { 'the number': caller.phone, 'a signature': searchParams.get('X-Amz-Signature') ?? '' };
      const { logEvents, items } = await requireKeptNowhere(cast, texts);
      report.line(`${logEvents} log events and ${items} items were looked through`);
    });
  },
};

async function disclose(cast: Cast, stack: AssemblyStack, requestId: string, { phone }: Caller): Promise<true> {
  const today = new Date().toISOString().slice(0, 10);
  const answer = await invoke(cast, cast.region, await functionOf(cast, stack, 'DisclosureDisclose'), {
    requestId,
    right: 'access',
    identifiers: [{ kind: 'phone', value: phone }],
    receivedOn: today,
    identityCheck: { method: 'call-back', verifiedBy: 'privacy-officer', verifiedOn: today },
  });
  const { status, answerBy, withheld } = answerSchema.parse(answer);
  if (status !== 'prepared' || withheld.length > 0 || answerBy <= today) throw new Error(JSON.stringify(answer));
  cast.report.line(`prepared; the law's last day is ${answerBy}`);
  return true;
}

async function linkTo(cast: Cast, stack: AssemblyStack, requestId: string, file: string): Promise<URL> {
  const name = await functionOf(cast, stack, 'DisclosureDeliver');
  const event = { requestId, file, to: 'data-subject', by: 'privacy-officer' };
  return new URL(linkSchema.parse(await invoke(cast, cast.region, name, event)).link);
}

async function linksTo(cast: Cast, stack: AssemblyStack, requestId: string) {
  const [report, page] = [
    await linkTo(cast, stack, requestId, 'report.json'),
    await linkTo(cast, stack, requestId, 'report.html'),
  ];
  for (const { protocol, host } of [report, page]) {
    if (protocol !== 'https:' || !host.endsWith(`.s3.${cast.region}.amazonaws.com`))
      throw new Error(`${protocol}//${host}`);
  }
  return { report, page };
}

async function open(cast: Cast, link: URL): Promise<Buffer> {
  const { status, body } = await cast.emulator.open(link);
  if (status !== 200) throw new Error(`${link.pathname} answers ${status}: ${body.toString().slice(0, 300)}`);
  return body;
}

async function requireHeld(cast: Cast, link: URL, { contactId, phone }: Caller): Promise<DisclosureReport> {
  const told = disclosureReportSchema.parse(JSON.parse((await open(cast, link)).toString()));
  const contact = told.data?.contacts.find((each) => each.contactId === contactId);
  const files = told.data?.files.filter(({ file }) => file !== undefined) ?? [];
  if (contact?.address !== phone || files.length !== 1 || told.region !== cast.region) {
    throw new Error(`${told.data?.contacts.length} contacts and ${files.length} files in ${told.region}`);
  }
  cast.report.line(told.categories.map(({ category, purpose }) => `${category}: ${purpose}`).join('; '));
  return told;
}

async function requireOwn(
  cast: Cast,
  stack: AssemblyStack,
  requestId: string,
  told: DisclosureReport,
  caller: Caller,
  other: Caller,
): Promise<void> {
  const [{ file = '' } = {}] = told.data?.files ?? [];
  const sound = (await open(cast, await linkTo(cast, stack, requestId, file))).toString();
  if (sound !== soundOf(caller)) throw new Error(`${file} holds ${sound}`);
  const text = JSON.stringify(told);
  if ([other.phone, other.contactId].some((each) => text.includes(each)))
    throw new Error('the other caller is told of');
}

/** The same link to another file; and one to the same file, signed by somebody who may read it, sixteen minutes ago. */
async function requireEnded(cast: Cast, link: URL): Promise<void> {
  const changed = new URL(link.href.replace('report.json', 'report.html'));
  const [Bucket = ''] = link.host.split('.s3.');
  const endpoint = `https://s3.${cast.region}.amazonaws.com`;
  const signer = new S3Client({ ...asAdministrator(cast, cast.region), endpoint, forcePathStyle: false });
  const command = new GetObjectCommand({ Bucket, Key: decodeURIComponent(link.pathname.slice(1)) });
  const signed = async (age: number): Promise<URL> =>
    new URL(await getSignedUrl(signer, command, { expiresIn: 900, signingDate: new Date(Date.now() - age) }));
  await open(cast, await signed(0));
  for (const [what, each] of Object.entries({ changed, over: await signed(longAgo) })) {
    const { status } = await cast.emulator.open(each);
    if (status !== 403) throw new Error(`the link that is ${what} answers ${status}`);
  }
}
