import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { type AddressInfo } from 'node:net';
import { type SelfSigned, selfSigned } from './self-signed-certificate';

export interface ProcessorRequest {
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly body: string;
}

/** What the processor does with the next requests. */
export type ProcessorBehaviour =
  | { readonly status: number; readonly body?: string; readonly location?: string }
  | 'hang up'
  | 'never answer'
  | 'repeat the request';

/** A payment processor at HTTPS on this machine. */
export interface ProcessorServer {
  readonly url: string;
  readonly tls: SelfSigned;
  readonly requests: ProcessorRequest[];
  behave(behaviour: ProcessorBehaviour): void;
  stop(): Promise<void>;
}

export async function startProcessor(): Promise<ProcessorServer> {
  const tls = selfSigned();
  const requests: ProcessorRequest[] = [];
  let behaviour: ProcessorBehaviour = { status: 201, body: '{"token":"processor-token"}' };
  const server: Server = createServer({ key: tls.privateKey, cert: tls.certificate }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const { authorization, 'idempotency-key': key } = request.headers;
      requests.push({ authorization, idempotencyKey: typeof key === 'string' ? key : undefined, body });
      if (behaviour === 'hang up') return request.socket.destroy();
      if (behaviour === 'never answer') return undefined;
      if (behaviour === 'repeat the request') return response.writeHead(500).end(body);
      const { status, location, body: answer = '' } = behaviour;
      return response.writeHead(status, location === undefined ? {} : { location }).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/v1/tokens`,
    tls,
    requests,
    behave(next) {
      behaviour = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
