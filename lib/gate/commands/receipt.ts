import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import * as z from 'zod';
import { ledgerEntrySchema, ledgerProblem } from '../../domain/erasure/ledger';
import { type Receipt, receiptProblem, receiptSchema } from '../../domain/erasure/receipt';
import { exitCode, type Arguments, type CliIo, type Command, type ExitCode } from '../command';
import { InputError } from '../input-error';
import { readText } from '../read-text';

const usage = `Usage: residency receipt verify FILE --key PEM [--ledger FILE]

Says whether a receipt of an erasure is genuine. Needs no network and no AWS account: the public key alone.

Options
  --key PEM        file with the public key: aws kms get-public-key --key-id ARN --output text --query PublicKey | \\
                   base64 -d | openssl pkey -pubin -inform DER
  --ledger FILE    JSON list of the ledger's entries from the first on: also says whether the ledger was altered, and
                   whether the receipt is of it
  -h, --help

Exit codes: 0 genuine, 1 not genuine, 2 bad input or usage.
`;

/** `residency receipt`: verifies the receipt of an erasure offline. */
export const receiptCommand: Command = {
  name: 'receipt',
  summary: 'verify the receipt of an erasure, offline',
  usage,
  flags: { key: { type: 'string' }, ledger: { type: 'string' } },
  run: verifyReceipt,
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function verifyReceipt(args: Arguments, io: CliIo): ExitCode {
  const [action, file, stray] = args.positionals;
  const keyFile = args.value('key');
  if (action !== 'verify' || file === undefined || stray !== undefined || keyFile === undefined) {
    throw new InputError("residency receipt takes 'verify FILE --key PEM'; see 'residency receipt --help'");
  }
  const receipt = parse(file, io, receiptSchema, 'receipt');
  const key = publicKey(keyFile, io);
  const ledgerFile = args.value('ledger');
  const problem =
    receiptProblem(receipt, {
      sha256,
      verify: (text, signature) => verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64')),
    }) ??
    (ledgerFile === undefined
      ? undefined
      : ledgerProblem(parse(ledgerFile, io, z.array(ledgerEntrySchema), 'ledger'), sha256, receipt.entry));
  io.stdout.write(problem === undefined ? describe(receipt) : `NOT GENUINE: ${problem}\n`);
  return problem === undefined ? exitCode.clean : exitCode.findings;
}

function describe({ entry: { sequence, record } }: Receipt): string {
  const { requestId, attempt, outcome, erased, kept, verifiedAt, basis } = record;
  return [
    `GENUINE: request ${requestId}, answer ${attempt}, entry ${sequence} of the ledger`,
    `  outcome   ${outcome}, verified ${verifiedAt}, under ${basis}`,
    ...Object.entries(erased).map(
      ([store, { places, copies }]) => `  erased    ${store}: ${places} (${copies} copies)`,
    ),
    ...kept.map(
      (part) =>
        `  kept      ${part.store}: ${part.places} by ${part.basis}${part.until === undefined ? '' : ` until ${part.until}`}`,
    ),
    '',
  ].join('\n');
}

function publicKey(file: string, io: CliIo): KeyObject {
  const pem = readText(file, io.cwd);
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw new InputError(`${file}: holds no public key in PEM; see 'residency receipt --help' for how to get it`);
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new InputError(`${file}: is no key of the curve NIST P-256, which receipts are signed with`);
  }
  return key;
}

function parse<T>(file: string, io: CliIo, schema: z.ZodType<T>, what: string): T {
  const text = readText(file, io.cwd);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(`${file}: is no JSON; give the ${what} as it was delivered`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InputError(`${file}: is no ${what}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}
