import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { signedText, type Receipt } from '../../lib/domain/erasure/receipt';
import { runCli } from '../../lib/gate/cli';
import { recordingIo } from '../support/cli-io';
import { cliWiring } from '../support/cli-wiring';
import { ledgerOf, ledgerRecords } from '../support/erasure-records';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ledger = ledgerOf(fc.sample(ledgerRecords, { numRuns: 3, seed: 7 }));
const entry = ledger[1];
if (!entry) throw new Error('the sample has three records');
const receipt: Receipt = {
  version: 1,
  entry,
  signature: {
    algorithm: 'ECDSA_SHA_256',
    keyId: 'arn:aws:kms:ca-central-1:111111111111:key/1',
    value: sign('sha256', Buffer.from(signedText(entry)), privateKey).toString('base64'),
  },
};

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'receipt-'));
  put('key.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
  put('receipt.json', JSON.stringify(receipt));
  put('ledger.json', JSON.stringify(ledger));
});

afterEach(() => rmSync(directory, { recursive: true }));

function put(name: string, text: string): void {
  writeFileSync(join(directory, name), text);
}

async function verify(...more: readonly string[]) {
  const io = recordingIo(directory);
  const argv = ['receipt', 'verify', 'receipt.json', '--key', 'key.pem', ...more];
  const code = await runCli(argv, io, cliWiring());
  return { code, ...io.written };
}

test('a receipt is genuine by the public key alone, and says what it certifies', async () => {
  const { code, stdout } = await verify('--ledger', 'ledger.json');
  expect(stdout).toContain(`GENUINE: request ${entry.record.requestId}, answer ${entry.record.attempt}, entry 2`);
  expect(code).toBe(0);
});

test.each([
  [
    'another count',
    { ...entry, record: { ...entry.record, attempt: entry.record.attempt + 1 } },
    'the hash of the entry',
  ],
  ['another place in the ledger', { ...entry, sequence: 9 }, 'the hash of the entry'],
  ['another hash', { ...entry, hash: '0'.repeat(64) }, 'the signature'],
])('with %s it is not', async (_, altered, problem) => {
  put('receipt.json', JSON.stringify({ ...receipt, entry: altered }));
  const { code, stdout } = await verify();
  expect(stdout).toContain(`NOT GENUINE: ${problem}`);
  expect(code).toBe(1);
});

test('with another content and its hash it is not', async () => {
  const [forged] = ledgerOf([{ ...entry.record, attempt: 9 }]);
  put('receipt.json', JSON.stringify({ ...receipt, entry: forged }));
  expect((await verify()).stdout).toContain('NOT GENUINE: the signature');
});

test('a signature of another key is found', async () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
  put('key.pem', other.export({ type: 'spki', format: 'pem' }).toString());
  expect((await verify()).code).toBe(1);
});

test('a ledger without the entry, or altered, is found', async () => {
  put('ledger.json', JSON.stringify(ledger.slice(0, 1)));
  expect((await verify('--ledger', 'ledger.json')).stdout).toContain('entry 2 of the receipt is not in the ledger');
  put('ledger.json', JSON.stringify(ledger.slice(1)));
  expect((await verify('--ledger', 'ledger.json')).stdout).toContain('an entry is missing or moved');
});

test.each([
  ['receipt.json', '{', 'receipt.json: is no JSON'],
  ['receipt.json', '{}', 'receipt.json: is no receipt: version'],
  ['key.pem', 'none', 'key.pem: holds no public key'],
  [
    'key.pem',
    generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    'key.pem: is no key of the curve NIST P-256',
  ],
])('%s that holds %j is named in one line', async (name, text, message) => {
  put(name, text);
  const { code, stderr } = await verify();
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
