import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';

/** What an endpoint answers to a call of a function: a result, or an error of the function. */
export type InvokedFunction = (functionName: string, event: unknown) => Promise<unknown>;

/** The Invoke operation of AWS Lambda, with functions of the test behind it. */
export async function startLambda(
  invoked: InvokedFunction,
): Promise<{ readonly endpoint: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, name = ''] = /functions\/([^/]+)\/invocations/.exec(decodeURIComponent(request.url ?? '')) ?? [];
      invoked(name, JSON.parse(Buffer.concat(chunks).toString())).then(
        (result) => response.writeHead(200).end(JSON.stringify(result)),
        (error: unknown) =>
          response
            .writeHead(200, { 'x-amz-function-error': 'Unhandled' })
            .end(JSON.stringify({ errorMessage: String(error) })),
      );
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
