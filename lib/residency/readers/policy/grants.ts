import { findRegion } from '../../../domain/aws-region';
import { latentCapability } from '../../facts/latent-capabilities';
import { locate } from '../../locate/locate';
import { parseArn } from '../../locate/arn';
import { type Place, unknownPlace } from '../../place';
import { display, literalOf, type Text } from '../../resolve/text';
import { type ResourceModel } from '../../world/resource-model';
import { placeOfModel } from '../model';
import { type Reading } from '../reader';
import { type Statement } from './statement';

/** Actions that put objects into the bucket they name. */
const WRITES_OBJECTS = /^s3:(?:putobject|replicate(?:object|delete|tags)|objectowneroverride|\*$|put\*$)/i;
/** Actions that do not reach data even when the resource is abroad. */
const REACHES_NO_DATA = /^(?:acm|route53|cloudfront|iam|organizations|support|health|budgets|ce|tag|pricing):/i;

/** What a statement of an identity lets it reach, and which ways it could open at run time. */
export function grantReadings(statement: Statement, resource: ResourceModel): readonly Reading[] {
  if (statement.actions.length > 0 && statement.actions.every(({ text }) => REACHES_NO_DATA.test(display(text))))
    return [];
  return [...resourceReadings(statement, resource), ...capabilityReadings(statement, resource)];
}

function resourceReadings(statement: Statement, resource: ResourceModel): readonly Reading[] {
  if (statement.hasPrincipal) return [];
  const writes = statement.actions.some(({ text }) => WRITES_OBJECTS.test(display(text)));
  return statement.resources.flatMap(({ text, path }) => {
    const place = placeOfGrant(text, writes, resource);
    return place ? [{ place, text, path }] : [];
  });
}

function placeOfGrant(text: Text, writes: boolean, resource: ResourceModel): Place | undefined {
  const value = display(text);
  const arn = parseArn(text);
  if (!arn || /^arn:[^:]*:s3:::\*/.test(value)) return undefined;
  const service = literalOf(arn.service);
  const region = literalOf(arn.region);
  const account = literalOf(arn.account);
  // Parameters that AWS publishes (images, AMIs) and managed policies are read, not written.
  if ((service === 'ssm' && account === '') || account === 'aws' || service === 'acm') return undefined;
  if (service === 'bedrock') return region === '*' ? undefined : placeOfModel(text, resource);
  if (service === 's3' && region === '') {
    const place = locate(text, resource.stack, 'bucket');
    // What sends data to a bucket that the deployer names is judged where it is told to; the role alone says nothing.
    return place.kind === 'unknown' && (!writes || literalOf(text) === undefined) ? undefined : place;
  }
  if (region === '*' || (region !== undefined && region !== '' && !findRegion(region))) return undefined;
  const place = locate(text, resource.stack, 'arn');
  return place.kind === 'unknown' ? undefined : place;
}

/** A capability that the template names is latent: who uses it, and where to, is decided at run time. */
function capabilityReadings(statement: Statement, resource: ResourceModel): readonly Reading[] {
  if (keepsHome(statement, resource)) return [];
  return statement.actions.flatMap(({ text, path }) => {
    const capability = latentCapability(display(text));
    if (capability === undefined) return [];
    const action = display(text);
    return [
      {
        place: unknownPlace(`what ${action} names at run time`, `${action} ${capability}, and nothing keeps it home`),
        text,
        path,
      },
    ];
  });
}

/** `aws:RequestedRegion` limited to home, or a named resource of a home Region where the action writes into it. */
function keepsHome(statement: Statement, resource: ResourceModel): boolean {
  const { homeRegions } = resource.stack.scope;
  return statement.conditions.some(
    ({ key, positive, values }) =>
      key === 'aws:requestedregion' &&
      positive &&
      values.length > 0 &&
      values.every((value) => homeRegions.includes(literalOf(value) ?? '')),
  );
}
