import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A server on this machine for as long as a test needs it. */
export interface LocalServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves over HTTP on a free port of the loopback. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Starts servers that end with the test. Called once in a file of tests. */
export function serversOfTests(): (server: Promise<LocalServer>) => Promise<string> {
  let servers: LocalServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.close()));
    servers = [];
  });
  return async (starting) => {
    const server = await starting;
    servers.push(server);
    return server.url;
  };
}

/** The payload of a hook, as CloudFormation leaves it in Amazon S3. */
export function servePayload(template: unknown): Promise<LocalServer> {
  const text = typeof template === 'string' ? template : JSON.stringify(template);
  return serve((_, response) => {
    response.end(JSON.stringify({ template: text, previousTemplate: '{}' }));
  });
}
