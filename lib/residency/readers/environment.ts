import { locate } from '../locate/locate';
import { placeOfHost } from '../facts/hosts';
import { display, split, type Text } from '../resolve/text';
import { type ResourceModel } from '../world/resource-model';
import { findResource } from '../world/resources';
import { type StackModel } from '../world/stack-model';
import { parseEmbedded, readDocument } from './document';
import { type Reader, type Reading, textsOf } from './reader';
import { sweepText } from './sweep';

const URL = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\//i;
const HOST = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?$/i;

/** What `AWS::URLSuffix` is: a piece of host names, itself none. */
const URL_SUFFIX = /^(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu)$/;

/** Where code, packages and images are fetched from: what comes in is no way out. */
const FETCHED_FROM =
  /^(?:https?|git|ssh):\/\/(?:[^/@]*@)?(?:[a-z0-9-]+\.)*(?:github\.com|githubusercontent\.com|gitlab\.com|bitbucket\.org|npmjs\.org|pypi\.org|docker\.io|ghcr\.io|public\.ecr\.aws)(?:[:/]|$)/i;

/** Global services that AWS controls from us-east-1: a variable named after one says where to configure, not where to send. */
const CONTROL_PLANE = /cloudfront|waf|route_?53|iam(?![a-z])|organizations|acm|certificate|billing|cost_|pricing/i;

/**
 * One environment variable. Code does with it what it wants, so a URL whose place nobody can tell is unproven;
 * a bare word is silent unless it is a host name that tells its place.
 */
export const readEnvironment: Reader = (value, resource, path = '') => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const texts = textsOf(value);
  if (texts.length > 0 && texts.every((text) => FETCHED_FROM.test(display(text)))) return [];
  if (CONTROL_PLANE.test(name) && texts.every((text) => display(text) === 'us-east-1')) return [];
  return [
    ...texts.flatMap((text) => placesOfHost(text, resource)),
    ...texts.flatMap((text) => placesOfList(name, text, resource)),
    ...readDocument(value, resource),
  ];
};

/** Regions and hosts in a list of words, as in `ca-central-1,ca-west-1`. */
function placesOfList(name: string, text: Text, resource: ResourceModel): readonly Reading[] {
  const items = split(text, ',');
  if (items.length < 2 || parseEmbedded(text)) return [];
  return items
    .filter((item) => /^[a-z0-9.:${}-]+$/i.test(display(item)))
    .flatMap((item) => [...placesOfHost(item, resource), ...sweepText(name, item, resource)]);
}

function placesOfHost(text: Text, { stack }: ResourceModel): readonly Reading[] {
  if (namesDistribution(text, stack)) return []; // The distribution is judged by itself.
  const shown = display(text);
  if (URL_SUFFIX.test(shown)) return [];
  const tells =
    URL.test(shown) || (HOST.test(shown) && placeOfHost(shown.replace(/:\d+$/, '').toLowerCase()).kind !== 'unknown');
  return tells ? [{ place: locate(text, stack, 'host'), text }] : [];
}

function namesDistribution({ parts }: Text, { world }: StackModel): boolean {
  return parts.some((part) => {
    const target = typeof part === 'object' ? part.resource : undefined;
    return (
      target && findResource(world.stack(target.stack), target.logicalId)?.type === 'AWS::CloudFront::Distribution'
    );
  });
}
