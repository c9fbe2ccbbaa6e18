import { findRegion } from '../../domain/aws-region';
import { inferenceProfile } from '../facts/inference-profiles';
import { isGloballyPlaced, resourceRole } from '../facts/resource-types';
import { type Arn, parseArn } from '../locate/arn';
import { placeOfUrl } from '../locate/host';
import { locate, locateArn, locateHole, placeOfRegion } from '../locate/locate';
import { type Place, unknownPlace } from '../place';
import { display, holes, literal, literalOf, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { placeOfModel } from './model';
import { type Reading } from './reader';

const REGION =
  '(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov|us-iso[bef]?|eu-isoe|eusc-[a-z]{2})-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\\d';

/** Nothing below can match a text without one of these; most texts end here. */
const WORTH_READING = new RegExp(
  `${REGION}|arn:aws|://|mrk-|amazonaws|\\.(?:on\\.aws|api\\.aws|cloudfront\\.net)|global\\.`,
);

/** A thing can be called after a Region without being there. */
const CALLED_AFTER = /(?<!region|zone)name$|prefix$/i;
const WHOLE_REGION = new RegExp(`^${REGION}$`);
/** `us-east-1a` and `us-east-1_AbCdEf` name a Region by construction. */
const ZONE_OR_POOL = new RegExp(`^(${REGION})(?:[a-f]|_[A-Za-z0-9]+)$`);
/** Names of endpoint services: `com.amazonaws.us-east-1.s3`, `com.amazonaws.vpce.us-east-1.vpce-svc-1`. */
const SERVICE_NAME = new RegExp(`^(?:(?:cn\\.)?com\\.amazonaws|eu\\.amazonaws|aws)(?:\\.[a-z-]+)?\\.(${REGION})\\.`);
const ARN_INSIDE = new RegExp(`arn:aws[a-z-]*:[a-z0-9-]+:(${REGION}):`, 'g');
const REGION_SETTING = new RegExp(
  `(?:--region[ =]+|AWS_(?:DEFAULT_)?REGION["']?\\s*[:=]\\s*|\\bregion(?:_?name)?["']?\\s*[:=]\\s*)["']?(${REGION})(?![a-z0-9-])`,
  'gi',
);
const URL_INSIDE = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>\\)]+/gi;
const AWS_HOST =
  /^(?:[a-z0-9*_-]+\.)+(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|on\.aws|cloudfront\.net)(?::\d+)?$/i;
const MULTI_REGION_KEY = /(?:^|[/:"'])mrk-[0-9a-f]{32}\b/;

/**
 * Every place that a text names by itself: Regions, ARNs, AWS hosts, URLs, inference profiles, multi-Region keys.
 * A text that names none is silent: what a property means belongs to the channel tables.
 */
export function sweepText(key: string, text: Text, resource: ResourceModel): readonly Reading[] {
  const value = display(text);
  const readings = [...referred(text, resource), ...bucketOf(key, value, text, resource)].map((place) => ({
    place,
    text,
  }));
  if (!WORTH_READING.test(value) && !inferenceProfile(value)) return readings;
  return [
    ...readings,
    ...[...wholeValue(key, value, text, resource), ...inside(value, text, resource)].map((place) => ({ place, text })),
  ];
}

/** Stores and processors of other Regions that the text refers to; a certificate or a network there holds no data. */
function referred(text: Text, { stack }: ResourceModel): readonly Place[] {
  return holes(text).flatMap((found) => {
    const target = found.resource && stack.world.stack(found.resource.stack);
    const type = target?.template.resources.get(found.resource?.logicalId ?? '')?.type ?? '';
    if (!target || target.region === stack.region || isGloballyPlaced(type)) return [];
    return resourceRole(type) === 'configuration' ? [] : known(locateHole(found, stack));
  });
}

/** A bucket by its name, where the property says that it is one and a given template declares it. */
function bucketOf(key: string, value: string, text: Text, { stack }: ResourceModel): readonly Place[] {
  return /bucket(?:_?name)?$/i.test(key) && stack.world.bucket(value) ? known(locate(text, stack, 'bucket')) : [];
}

function wholeValue(key: string, value: string, text: Text, resource: ResourceModel): readonly Place[] {
  if (inferenceProfile(value)) return [placeOfModel(text, resource)];
  const named = WHOLE_REGION.test(value) || ZONE_OR_POOL.test(value);
  if (named && CALLED_AFTER.test(key)) return [];
  if (WHOLE_REGION.test(value)) return [placeOfRegion(value)];
  const [, region] = ZONE_OR_POOL.exec(value) ?? [];
  if (region !== undefined && findRegion(region)) return [{ kind: 'located', regions: [region], title: value }];
  const [, served] = SERVICE_NAME.exec(value) ?? [];
  if (served !== undefined && findRegion(served)) return [{ kind: 'located', regions: [served], title: value }];
  if (/region/i.test(key) && literalOf(text) === undefined) return [];
  if (AWS_HOST.test(value)) return known(placeOfUrl(text, resource.stack, locateHole));
  const mailHost = /^\d+\s+(\S+)$/.exec(value)?.[1] ?? '';
  if (AWS_HOST.test(mailHost)) return known(placeOfUrl(literal(mailHost), resource.stack, locateHole));
  return [];
}

function inside(value: string, text: Text, resource: ResourceModel): readonly Place[] {
  const places: Place[] = [];
  const arn = parseArn(text);
  if (arn && isGlobalCertificate(arn)) return [];
  if (arn) {
    const place = locateArn(arn, text, resource.stack);
    places.push(...(leavesRegionOpen(arn) ? [place] : known(place)));
  }
  // An ARN can hold another one, as API Gateway's do.
  const embedded = arn ? value.slice('arn:'.length) : value;
  for (const [found, region = ''] of embedded.matchAll(ARN_INSIDE))
    places.push({ kind: 'located', regions: [region], title: `${found}...` });
  for (const [found] of embedded.matchAll(URL_INSIDE))
    // Text that fetches from an edge location brings data in.
    places.push(
      ...known(placeOfUrl(literal(found), resource.stack, locateHole)).filter(({ kind }) => kind !== 'abroad'),
    );
  for (const [, region = ''] of embedded.matchAll(REGION_SETTING))
    if (findRegion(region)) places.push(placeOfRegion(region));
  if (MULTI_REGION_KEY.test(value)) places.push(unknownPlace(`replicas of the multi-Region key in ${value}`));
  return places;
}

/** CloudFront and Cognito take certificates of us-east-1 only; a certificate holds no data. */
function isGlobalCertificate({ service, region }: Arn): boolean {
  return literalOf(service) === 'acm' && literalOf(region) === 'us-east-1';
}

/** An ARN whose Region the deployer or another stack decides; the own Region of a stack without one is another matter. */
function leavesRegionOpen({ region }: Arn): boolean {
  return holes(region).some(({ kind }) => kind !== 'pseudo' && kind !== 'resource');
}

/** A generic reading reports what a value says, not what it leaves open. */
function known(place: Place): readonly Place[] {
  return place.kind === 'unknown' || place.kind === 'here' ? [] : [place];
}
