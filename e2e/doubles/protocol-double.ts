import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { requireLoopback } from '../loopback';
import { conformanceProblems } from './conformance-problems';
import { matchRequest } from './match-request';
import { isQuery, matchQuery, queryAnswer, queryError } from './query-protocol';
import { readServiceModel, type ServiceModel } from './service-model';
import { signatureProblem, signerOf, type SignatureScope } from './signature';

/** An error that the service's model knows, thrown by a handler. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Who makes a call. */
export interface Caller {
  /** Of an emulated account's root it is the number of the account. */
  readonly accessKeyId: string;
  /** Where it is made. */
  readonly region: string;
}

/** What an operation does: takes checked input, gives output that is checked in turn. */
export type Handler = (
  input: Readonly<Record<string, unknown>>,
  caller: Caller,
) => Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;

export interface ProtocolDoubleProps extends SignatureScope {
  /** The SDK package whose schemas say what the service takes and gives. */
  readonly sdk: Readonly<Record<string, unknown>>;
  readonly handlers: Readonly<Record<string, Handler>>;
}

/** A call as it came. */
export interface RecordedCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * A server on the loopback interface that stands in for an AWS service that no emulator has. It knows the protocol
 * from the SDK's own model and refuses what does not conform, in both directions; what it does is only what its
 * handlers do. An operation without handler is answered with 501, so that nothing is taken for done.
 */
export interface ProtocolDouble {
  readonly endpoint: string;
  readonly calls: readonly RecordedCall[];
  close(): Promise<void>;
}

export async function startProtocolDouble(props: ProtocolDoubleProps): Promise<ProtocolDouble> {
  const model = readServiceModel(props.sdk);
  for (const operation of Object.keys(props.handlers)) {
    if (!model.operations.has(operation)) throw new Error(`${props.service} has no operation ${operation}`);
  }
  const calls: RecordedCall[] = [];
  const server = createServer((request, response) => {
    answer(request, props, model, calls)
      .catch((error: unknown) => jsonError(model, 'InternalServiceException', String(error), 500))
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    endpoint: requireLoopback(`the double of ${props.service}`, `http://127.0.0.1:${port}`).origin,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

async function answer(
  request: IncomingMessage,
  props: ProtocolDoubleProps,
  model: ServiceModel,
  calls: RecordedCall[],
): Promise<Answer> {
  const signed = {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: request.headers,
    body: await bodyOf(request),
  };
  const errorAnswer = isQuery(signed) ? xmlError : jsonError;
  const problem = signatureProblem(signed, props);
  if (problem !== undefined) return errorAnswer(model, 'InvalidSignatureException', problem, 403);
  const match = isQuery(signed) ? matchQuery(signed, model) : matchRequest(signed, model);
  if (match === undefined)
    return errorAnswer(model, 'UnknownOperationException', `${signed.method} ${signed.url}`, 404);
  const { operation, input } = match;
  const wrong = conformanceProblems(operation.input, input, operation.name);
  if (wrong.length > 0) return errorAnswer(model, 'ValidationException', wrong.join('; '), 400);
  const handler = props.handlers[operation.name];
  if (handler === undefined) {
    return errorAnswer(
      model,
      'NotImplementedException',
      `the double of ${props.service} has no ${operation.name}`,
      501,
    );
  }
  calls.push({ operation: operation.name, input });
  try {
    const output = await handler(input, signerOf(signed));
    const ours = conformanceProblems(operation.output, output, operation.name);
    if (ours.length > 0) throw new Error(`the double answers what the service cannot: ${ours.join('; ')}`);
    if (isQuery(signed)) return { status: 200, body: queryAnswer(operation.name, operation.output, output) };
    return { status: operation.http?.status ?? 200, body: output };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const modelled = model.errors.get(error.code);
    const status = modelled?.status ?? COMMON_ERRORS[error.code];
    if (status === undefined) throw new Error(`${props.service} has no error ${error.code}`);
    return errorAnswer(model, error.code, error.message, status);
  }
}

/** Errors that every service has, whether its model lists them or not. */
const COMMON_ERRORS: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  AccessDeniedException: 400,
  Throttling: 400,
  ThrottlingException: 400,
  ValidationError: 400,
};

function xmlError(_model: ServiceModel, code: string, message: string, status: number): Answer {
  return { status, body: queryError(code, message) };
}

function jsonError(model: ServiceModel, code: string, message: string, status: number): Answer {
  const name = model.errors.get(code)?.name ?? code;
  return { status, headers: { 'x-amzn-errortype': name }, body: { __type: name, message, Message: message } };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const isXml = typeof body === 'string';
  const text = isXml ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': isXml ? 'text/xml' : 'application/json', ...headers }).end(text);
}

function bodyOf(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
