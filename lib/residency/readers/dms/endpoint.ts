import { locate } from '../../locate/locate';
import { here, type Place, unknownPlace } from '../../place';
import { display, literalOf, soleHole } from '../../resolve/text';
import { type ResourceModel } from '../../world/resource-model';
import { type Reader, textsAt, textsOf } from '../reader';
import { endpointOf, isUsed, placeInSecret, placesOfEndpoint } from './endpoint-places';

/**
 * The endpoint of a task, followed to its server. A store (bucket, stream, broker) and a secret that tells no host are
 * judged at the endpoint itself.
 */
export const readEndpoint: Reader = (value, resource) =>
  textsOf(value).flatMap((text) => {
    const endpoint = endpointOf(text, resource.stack);
    if (!endpoint)
      return [{ place: placeOfUnseen(locate(text, resource.stack, 'arn'), resource, display(text)), text }];
    const places = placesOfEndpoint(endpoint);
    if (places.length === 0) return [{ place: unknownPlace(`the server of endpoint ${endpoint.logicalId}`), text }];
    return places.map((found) => {
      const atEndpoint = found.by === 'store' || (found.by === 'secret' && found.place.kind === 'unknown');
      return { place: atEndpoint ? here(`judged at endpoint ${endpoint.logicalId}`) : found.place, text: found.text };
    });
  });

/** The ARN of an endpoint says where DMS keeps it, not where its server is. */
function placeOfUnseen(place: Place, { stack }: ResourceModel, title: string): Place {
  const abroad =
    place.kind === 'abroad' ||
    (place.kind === 'located' &&
      place.regions.some((region) => region === undefined || !stack.scope.homeRegions.includes(region)));
  return abroad ? place : unknownPlace(`the server of endpoint ${title}`);
}

/** The server of an endpoint that no given task uses; a used one is judged at the task. */
export const readEndpointServer: Reader = (value, resource) =>
  isUsed(resource) ? [] : textsOf(value).map((text) => ({ place: locate(text, resource.stack, 'host'), text }));

/** The secret that holds an endpoint's server: a known server is judged at the task, an unknown one here. */
export const readEndpointSecret: Reader = (value, resource) =>
  textsOf(value)
    .map((text) => ({ place: placeInSecret(text, resource.stack), text }))
    .filter(({ place }) => place.kind === 'unknown' || !isUsed(resource));

const POSTGRES = /^(?:aurora-)?postgres(?:ql)?(?:-serverless)?$/i;

/**
 * The replication instance of a PostgreSQL source that decodes with test_decoding, the default without pglogical: a slot
 * carries the changes of every table of the database to the instance, before the table mappings drop any.
 *
 * @see https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Source.PostgreSQL.html
 */
export const readReplicationSlot: Reader = (value, resource) => {
  const decodesAll = textsAt(resource, 'SourceEndpointArn').some((text) => {
    const source = endpointOf(text, resource.stack);
    if (!source) return false;
    const plugins = textsAt(source, 'PostgreSqlSettings.PluginName').map((plugin) => literalOf(plugin)?.toLowerCase());
    return (
      textsAt(source, 'EngineName').some((engine) => POSTGRES.test(literalOf(engine) ?? '')) &&
      !plugins.includes('pglogical')
    );
  });
  if (!decodesAll) return [];
  return textsOf(value)
    .filter((text) => !soleHole(text) || soleHole(text)?.kind === 'resource')
    .map((text) => ({ place: locate(text, resource.stack, 'arn'), text }));
};
