import { locate } from '../../locate/locate';
import { abroad, here, type Place, unknownPlace } from '../../place';
import { display, literalOf, type Text } from '../../resolve/text';
import { type ResourceModel } from '../../world/resource-model';
import { resourcesOfType } from '../../world/resources';
import { type Reading } from '../reader';
import { type ConditionEntry, type Statement } from './statement';

/** Condition keys that name the accounts or resources a request must come from. */
const NAMES_A_SOURCE = [
  'aws:sourceaccount',
  'aws:sourceowner',
  'aws:principalaccount',
  'kms:calleraccount',
  'aws:sourcearn',
  'aws:principalarn',
  's3:dataaccesspointaccount',
];
/** Condition keys that keep a request inside an organisation or a network of one's own. */
const NAMES_AN_INSIDE = [
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:principalisawsservice',
  'elasticfilesystem:accessedviamounttarget',
];

/** Canonical user of the service that delivers standard CloudFront and S3 logs. */
const LOG_DELIVERY = 'c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0';

/** Policies of types where a principal is no grant: an endpoint policy narrows what its own network may call. */
const NARROWS = ['AWS::EC2::VPCEndpoint'];

/** Who a statement lets in, and from where. */
export function principalReadings(statement: Statement, resource: ResourceModel): readonly Reading[] {
  if (NARROWS.includes(resource.type)) return [];
  const restrictions = statement.conditions.filter(({ key, positive }) => positive && NAMES_A_SOURCE.includes(key));
  const inside = statement.conditions.some(({ key, positive }) => positive && NAMES_AN_INSIDE.includes(key));
  const sources = restrictions.flatMap((entry) => sourceReadings(entry, statement.path, resource));
  const readings = statement.principals.flatMap(({ type, path, text }): readonly Reading[] => {
    if (type === 'AWS' && display(text) === '*') return everyone(path, text, sources, inside);
    return [{ place: placeOfPrincipal(type, text, resource), text, path }];
  });
  if (statement.everyoneBut) readings.push(...everyone(`${statement.path}.NotPrincipal`, undefined, sources, inside));
  return [...readings, ...sources, ...viaServices(statement, resource)];
}

function everyone(
  path: string,
  text: Text | undefined,
  sources: readonly Reading[],
  inside: boolean,
): readonly Reading[] {
  if (sources.length > 0) return sources;
  const place = inside ? here('the own organisation or network') : abroad('everyone');
  return [text ? { place, text, path } : { place, path }];
}

/** A principal of a policy: a service, an identity provider, an account or an identity of one. */
export function placeOfPrincipal(type: string, text: Text, resource: ResourceModel): Place {
  const value = display(text);
  if (value === '*') return abroad('everyone');
  switch (type) {
    case 'Service':
      return placeOfService(value, resource);
    case 'Federated':
      return value.startsWith('arn:') ? locate(text, resource.stack, 'arn') : here(`identities of ${value}`);
    case 'CanonicalUser':
      return value === LOG_DELIVERY ? here('log delivery of AWS') : placeOfCanonicalUser(text, resource);
    default:
      return placeOfIdentity(text, resource);
  }
}

function placeOfIdentity(text: Text, resource: ResourceModel): Place {
  const value = display(text);
  if (/^arn:aws[a-z-]*:iam::cloudfront:/.test(value)) return edge(resource);
  // A share or a permission for the organisation or one of its units: whose account manages it says nothing.
  if (/^arn:aws[a-z-]*:organizations::/.test(value)) return here('the own organisation');
  // An organisation-wide or malformed ARN such as arn:aws:iam::*:root names every account.
  if (/^arn:aws[a-z-]*:(iam|sts)::\*:/.test(value)) return abroad('identities of every account');
  return /^\d{12}$/.test(value) ? locate(text, resource.stack, 'account') : locate(text, resource.stack, 'arn');
}

/** CloudFront's origin access identities are known by a canonical user; whose another one is cannot be seen. */
function placeOfCanonicalUser(text: Text, resource: ResourceModel): Place {
  const target = text.parts[0];
  if (typeof target === 'object' && target.kind === 'resource') return edge(resource);
  return unknownPlace(`canonical user ${display(text)}`);
}

function placeOfService(value: string, resource: ResourceModel): Place {
  if (/^cloudfront\.amazonaws\.com$/.test(value)) return edge(resource);
  const [, region] = /^[a-z0-9-]+\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com/.exec(value) ?? [];
  if (region !== undefined) return { kind: 'located', regions: [region], title: `${value}` };
  return here(`AWS service ${value}`);
}

/** A distribution of the set carries the finding itself; without one the grant is all there is to see. */
function edge(resource: ResourceModel): Place {
  const shown = resourcesOfType(resource.stack.world, 'AWS::CloudFront::Distribution').length > 0;
  return shown ? here('a CloudFront distribution, judged by itself') : abroad('CloudFront edge locations');
}

function sourceReadings(entry: ConditionEntry, path: string, resource: ResourceModel): readonly Reading[] {
  return entry.values.map((text) => {
    const value = display(text);
    const expects = value.startsWith('arn:') ? 'arn' : 'account';
    const wildcard = value === '*' || /^arn:[^:]*:[^:]*:\*?:\*?:\*$/.test(value);
    return {
      place: wildcard ? abroad('everyone') : sourcePlace(text, resource, expects),
      text,
      path: `${path}.Condition`,
    };
  });
}

/** A source ARN with a wildcard Region or account is as wide as the account it names. */
function sourcePlace(text: Text, resource: ResourceModel, expects: 'arn' | 'account'): Place {
  if (/^arn:[^:]*:cloudfront:/.test(display(text))) return edge(resource);
  const place = locate(text, resource.stack, expects);
  const pattern = /^arn:[^:]*:[^:]+:\*:(\d{12}):/.exec(display(text));
  if (place.kind === 'unknown' && pattern)
    return { kind: 'located', regions: [], title: display(text), account: pattern[1] };
  // A bucket that is in none of the templates still has its account checked by aws:SourceAccount; as a mere source it holds nothing here.
  if (place.kind === 'unknown' && /^arn:[^:]*:s3:::/.test(display(text))) return here(`events of ${display(text)}`);
  return place;
}

/** `kms:ViaService` of another Region lets the key be used there. */
function viaServices(statement: Statement, resource: ResourceModel): readonly Reading[] {
  return statement.conditions
    .filter(({ key, positive }) => positive && key === 'kms:viaservice')
    .flatMap(({ values }) => values)
    .map((text) => {
      const region = /^[a-z0-9-]+\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(display(text))?.[1];
      const place: Place =
        region !== undefined
          ? { kind: 'located', regions: [region], title: display(text) }
          : literalOf(text) === undefined
            ? unknownPlace(display(text))
            : here(display(text));
      return {
        place: place.kind === 'unknown' && resource.stack.region === undefined ? here(place.title) : place,
        text,
        path: `${statement.path}.Condition`,
      };
    });
}
