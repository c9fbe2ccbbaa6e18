import { once } from 'node:events';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import * as z from 'zod';
import { handler } from '../../../lambda/migrate-database/handler';
import { migrationProperties } from '../../support/migrated-server';

const environment = process.env;
let secrets: HttpServer;
let asked: string[];

/** A server of PostgreSQL's protocol that has no TLS: it answers the request for it with `N`. */
let withoutTls: Server;
let spokenInClear: number;

const portOf = (server: Server | HttpServer): number => (server.address() as AddressInfo).port;

beforeEach(async () => {
  asked = [];
  secrets = createHttpServer((request, response) => {
    request.setEncoding('utf8').on('data', (body: string) => {
      asked.push(z.object({ SecretId: z.string() }).parse(JSON.parse(body)).SecretId);
      const SecretString = JSON.stringify({ username: 'administrator', password: 'a secret' });
      response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify({ SecretString }));
    });
  }).listen(0, '127.0.0.1');
  spokenInClear = 0;
  withoutTls = createServer((socket) => {
    socket.once('data', () => {
      socket.write('N');
      socket.on('data', (data) => (spokenInClear += data.length));
    });
    socket.on('error', () => socket.destroy());
  }).listen(0, '127.0.0.1');
  await Promise.all([once(secrets, 'listening'), once(withoutTls, 'listening')]);
  process.env = {
    ...environment,
    AWS_REGION: 'ca-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-key',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${portOf(secrets)}`,
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(portOf(withoutTls)),
    ADMINISTRATOR_SECRET_ARN: 'secret/administrator',
    NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
  };
});

afterEach(async () => {
  process.env = environment;
  secrets.closeAllConnections();
  await Promise.all([secrets, withoutTls].map((server) => new Promise((resolve) => server.close(resolve))));
});

const event = (changed: object = {}) => ({
  RequestType: 'Create',
  ResourceProperties: migrationProperties(),
  ...changed,
});

test('a deleted resource leaves the databases as they are, and asks nobody', async () => {
  await expect(handler({ RequestType: 'Delete' })).resolves.toEqual({ PhysicalResourceId: 'database-schema' });
  expect(asked).toEqual([]);
});

test('a server without TLS is refused before the password is sent', async () => {
  await expect(handler(event())).rejects.toThrow('The server does not support SSL connections');
  expect(asked).toEqual(['secret/administrator']);
  expect(spokenInClear).toBe(0);
});

test('an unreachable server is one line', async () => {
  await new Promise((resolve) => withoutTls.close(resolve));
  await expect(handler(event())).rejects.toThrow(/^connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  withoutTls.listen(0, '127.0.0.1');
});

test.each([
  ['another request', event({ RequestType: 'Read' })],
  ['no properties', event({ ResourceProperties: undefined })],
  [
    'a wildcard',
    event({ ResourceProperties: { ...migrationProperties(), ReferenceTables: [{ Schema: 'reference', Name: '%' }] } }),
  ],
])('an event that the contract does not know is refused: %s', async (_, refused) => {
  await expect(handler(refused)).rejects.toThrow(z.ZodError);
  expect(asked).toEqual([]);
});

test('without the certificates of Amazon RDS it does not start', async () => {
  delete process.env['NODE_EXTRA_CA_CERTS'];
  await expect(handler(event())).rejects.toThrow('NODE_EXTRA_CA_CERTS');
});
