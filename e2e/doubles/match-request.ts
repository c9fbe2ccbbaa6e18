import { type NormalizedSchema } from '@smithy/core/schema';
import { isRecord } from './conformance-problems';
import { type OperationModel, type ServiceModel } from './service-model';
import { type SignedRequest } from './signature';

export interface MatchedRequest {
  readonly operation: OperationModel;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The operation that a request means, by target header (awsJson) or by method and path (restJson), with its input. */
export function matchRequest(request: SignedRequest, model: ServiceModel): MatchedRequest | undefined {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const operation = model.operations.get(target.split('.').at(-1) ?? '');
    return operation && { operation, input: jsonBody(request.body) };
  }
  const url = new URL(request.url, 'http://double');
  // Literal segments before labels: `/users/search` is not the user `search`.
  const candidates = [...model.operations.values()]
    .flatMap((operation) => {
      const labels = operation.http && labelsOf(operation.http, request.method, url);
      return labels ? [{ operation, labels }] : [];
    })
    .sort((a, b) => Object.keys(a.labels).length - Object.keys(b.labels).length);
  const [found] = candidates;
  if (found === undefined) return undefined;
  return { operation: found.operation, input: restInput(found.operation.input, found.labels, url, request) };
}

function labelsOf(
  http: NonNullable<OperationModel['http']>,
  method: string,
  url: URL,
): Record<string, string> | undefined {
  if (http.method !== method) return undefined;
  const [path = '', query = ''] = http.path.split('?');
  for (const [name, value] of new URLSearchParams(query)) if (url.searchParams.get(name) !== value) return undefined;
  const wanted = path.split('/');
  const given = url.pathname.split('/');
  const greedy = wanted.at(-1)?.endsWith('+}') ?? false;
  if (greedy ? given.length < wanted.length : given.length !== wanted.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const label = /^\{(\w+)\+?\}$/.exec(segment)?.[1];
    const text = greedy && index === wanted.length - 1 ? given.slice(index).join('/') : (given[index] ?? '');
    if (label === undefined && text !== segment) return undefined;
    if (label !== undefined) {
      if (text === '') return undefined;
      labels[label] = decodeURIComponent(text);
    }
  }
  return labels;
}

function restInput(
  schema: NormalizedSchema,
  labels: Readonly<Record<string, string>>,
  url: URL,
  request: SignedRequest,
): Record<string, unknown> {
  if (schema.isUnitSchema()) return {};
  const body = jsonBody(request.body);
  const input: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    const key = traits.jsonName ?? name;
    if (traits.httpLabel) input[name] = scalar(member, labels[name]);
    else if (traits.httpQuery) {
      const values = url.searchParams.getAll(traits.httpQuery);
      if (values.length > 0) input[name] = member.isListSchema() ? values : scalar(member, values[0]);
    } else if (traits.httpHeader) {
      const value = request.headers[traits.httpHeader.toLowerCase()];
      if (value !== undefined) input[name] = scalar(member, String(value));
    } else if (body[key] !== undefined) input[name] = body[key];
    delete body[key];
  }
  // What is left is no member: the check of the input will say so.
  return { ...body, ...input };
}

function scalar(member: NormalizedSchema, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (member.isNumericSchema()) return Number(text);
  return member.isBooleanSchema() ? text === 'true' : text;
}

function jsonBody(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  return isRecord(parsed) ? parsed : {};
}
