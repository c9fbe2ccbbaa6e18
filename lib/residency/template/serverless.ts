import { emptyObject, isArray, isObject, type Json, type JsonObject, objectProperty, property } from './json';

const PREFIX = 'AWS::Serverless::';
/** The logical id that AWS SAM gives to the API of functions that name none. */
const IMPLICIT_API = 'ServerlessRestApi';

/**
 * Writes out what the AWS SAM transform takes for granted: `Globals` in the properties of each resource, and the REST
 * API of functions whose `Api` events name none. Values of a resource win; lists of both are joined, as SAM does. The
 * endpoint of an API, which can be a word or an object, becomes a word.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function expandServerless(declared: JsonObject, globals: JsonObject): JsonObject {
  const resources = emptyObject();
  for (const [logicalId, body] of Object.entries(declared)) resources[logicalId] = withGlobals(body, globals);
  if (!Object.hasOwn(declared, IMPLICIT_API) && Object.values(declared).some(hasImplicitApi)) {
    resources[IMPLICIT_API] = withGlobals({ Type: `${PREFIX}Api`, Properties: { StageName: 'Prod' } }, globals);
  }
  return resources;
}

function withGlobals(body: Json, globals: JsonObject): Json {
  const type = property(body, 'Type');
  if (!isObject(body) || typeof type !== 'string' || !type.startsWith(PREFIX)) return body;
  const merged = merge(property(globals, type.slice(PREFIX.length)) ?? {}, property(body, 'Properties') ?? {});
  return { ...body, Properties: type === `${PREFIX}Api` ? withEndpointType(merged) : merged };
}

function withEndpointType(api: Json): Json {
  const endpoint = property(api, 'EndpointConfiguration');
  if (!isObject(api) || !isObject(endpoint) || isIntrinsic(endpoint)) return api;
  const type = property(endpoint, 'Type');
  const others = Object.entries(api).filter(([name]) => name !== 'EndpointConfiguration');
  return Object.fromEntries(type === undefined ? others : [...others, ['EndpointConfiguration', type]]);
}

function merge(shared: Json, own: Json): Json {
  if (isArray(shared) && isArray(own)) return [...shared, ...own];
  if (!isObject(shared) || !isObject(own) || isIntrinsic(shared) || isIntrinsic(own)) return own;
  const merged = emptyObject();
  Object.assign(merged, shared);
  for (const [name, value] of Object.entries(own)) {
    const base = property(shared, name);
    merged[name] = base === undefined ? value : merge(base, value);
  }
  return merged;
}

function isIntrinsic(object: JsonObject): boolean {
  const [only, ...more] = Object.keys(object);
  return more.length === 0 && only !== undefined && (only === 'Ref' || only.startsWith('Fn::'));
}

function hasImplicitApi(body: Json): boolean {
  if (property(body, 'Type') !== `${PREFIX}Function`) return false;
  const events = objectProperty(objectProperty(body, 'Properties'), 'Events');
  return Object.values(events).some(
    (event) =>
      property(event, 'Type') === 'Api' && property(objectProperty(event, 'Properties'), 'RestApiId') === undefined,
  );
}
