import { type NormalizedSchema } from '@smithy/core/schema';
import { isRecord } from './conformance-problems';
import { type OperationModel, type RestBinding, type ServiceModel } from './service-model';
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
  const given = url.pathname.split('/');
  // Literal segments before labels: `/users/search` is not the user `search`.
  const candidates = [...model.operations.values()]
    .flatMap((operation) => {
      const labels = operation.http && request.method === operation.http.method && labelsOf(operation.http, given, url);
      return labels ? [{ operation, labels }] : [];
    })
    .sort((a, b) => Object.keys(a.labels).length - Object.keys(b.labels).length);
  const [found] = candidates;
  if (found === undefined) return undefined;
  return { operation: found.operation, input: restInput(found.operation.input, found.labels, url, request) };
}

function labelsOf(
  { segments, isGreedy, query }: RestBinding,
  given: readonly string[],
  url: URL,
): Record<string, string> | undefined {
  if (isGreedy ? given.length < segments.length : given.length !== segments.length) return undefined;
  if (query.some(([name, value]) => url.searchParams.get(name) !== value)) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const isRest = isGreedy && index === segments.length - 1;
    const text = isRest ? given.slice(index).join('/') : (given[index] ?? '');
    if (segment.label === undefined && text !== segment.text) return undefined;
    if (segment.label !== undefined) {
      if (text === '') return undefined;
      labels[segment.label] = decodeURIComponent(text);
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
