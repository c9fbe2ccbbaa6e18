import { findRegion } from '../../domain/aws-region';
import { abroad, here, type Place, UNKNOWN_ACCOUNT, unknownPlace } from '../place';
import { concat, display, type Hole, literalOf, type Part, soleHole, startsWith, type Text } from '../resolve/text';
import { findResource } from '../world/resources';
import { type StackModel } from '../world/stack-model';
import { type Arn, parseArn } from './arn';
import { placeOfBucket } from './bucket';
import { placeOfUrl } from './host';

/** What a property holds when its value does not say so itself. */
export type Expectation = 'arn' | 'bucket' | 'host' | 'account' | 'region' | 'name';

/** Services whose ARNs name no Region because they have one place for all Regions. */
const GLOBAL_SERVICES = [
  'iam',
  'sts',
  'route53',
  'organizations',
  'waf',
  'shield',
  'budgets',
  'ce',
  'support',
  'artifact',
];
const EDGE_SERVICES = ['cloudfront'];

/** Where the text says that something is, as seen from a stack. */
export function locate(text: Text, from: StackModel, expects: Expectation): Place {
  const first = text.parts[0];
  if (first === undefined) return here('an empty value');
  if (expects === 'bucket' || startsWith(text, 's3://') || startsWith(text, 's3a://'))
    return placeOfBucket(text, from, locateHole, locateArn);
  if (typeof first !== 'string') return locateLeadingHole(first, text, from, expects);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(first) || /^jdbc:/i.test(first)) return placeOfUrl(text, from, locateHole);
  const arn = parseArn(text);
  if (arn) return locateArn(arn, text, from);
  return locatePlain(text, from, expects);
}

function locatePlain(text: Text, from: StackModel, expects: Expectation): Place {
  const title = display(text);
  const value = literalOf(text);
  switch (expects) {
    case 'region':
      return value === undefined ? unknownPlace(`Region ${title}`) : placeOfRegion(value);
    case 'account':
      return value === undefined
        ? unknownPlace(`account ${title}`)
        : { kind: 'located', regions: [], title: `account ${title}`, account: value };
    case 'host':
      return placeOfUrl(text, from, locateHole);
    case 'bucket':
      return placeOfBucket(text, from, locateHole, locateArn);
    case 'arn':
    case 'name':
      // A bare name or id is looked up by AWS in the stack's own account and Region.
      return here(`${title}, in the stack's own account and Region`);
  }
}

/** A Region code; anything else that stands where a Region is wanted is not known. */
export function placeOfRegion(value: string): Place {
  if (findRegion(value)) return { kind: 'located', regions: [value], title: value };
  if (/^(aws-)?global$/i.test(value)) return abroad(`'${value}'`);
  return unknownPlace(`'${value}' (no Region of the catalogue)`);
}

function locateLeadingHole(first: Hole, text: Text, from: StackModel, expects: Expectation): Place {
  if (first.kind === 'resource') return locateHole(first, from);
  if (expects === 'region') return unknownPlace(`Region ${display(text)}`);
  if (first.kind === 'pseudo' && first.name === 'AWS::AccountId' && soleHole(text))
    return here("the stack's own account");
  if (expects === 'host') return placeOfUrl(text, from, locateHole);
  return unknownPlace(`\${${first.name}}`);
}

/** The place of a hole: that of the resource it stands for, else unknown. */
export function locateHole(value: Hole, from: StackModel): Place {
  if (value.kind !== 'resource' || !value.resource) return unknownPlace(`\${${value.name}}`);
  const { stack: stackName, logicalId, attribute } = value.resource;
  const stack = from.world.stack(stackName);
  const resource = findResource(stack, logicalId);
  if (!stack || !resource) return unknownPlace(value.name);
  const { type } = resource;
  if (attribute !== undefined && (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')) {
    return unknownPlace(`${value.name} (what a custom resource returns)`);
  }
  if (type === 'AWS::CloudFormation::Stack' && attribute !== undefined) {
    return unknownPlace(`${value.name} (output of a nested template that is not given)`);
  }
  if (type === 'AWS::CloudFront::Distribution') return abroad(`CloudFront distribution ${logicalId}`);
  if (stack === from) return here(`${logicalId}, in the same stack`);
  const title = `${logicalId} of stack ${stack.name}${stack.region === undefined ? '' : ` in ${stack.region}`}`;
  return { kind: 'located', regions: [stack.region], title, account: stack.account, resource: resource.address };
}

/** The place an ARN names. Fields that are holes make it unknown, unless another field already says that it is abroad. */
export function locateArn(arn: Arn, text: Text, from: StackModel): Place {
  const title = display(text);
  const service = literalOf(arn.service) ?? '';
  const account = accountOf(arn);
  if (EDGE_SERVICES.includes(service)) return abroad(title);
  // AWS publishes applications from us-east-1 only; deploying one brings code in.
  if (service === 'serverlessrepo') return here(title);
  const backend = service === 'apigateway' ? functionOf(arn) : undefined;
  const region = literalOf(arn.region);
  if (region === undefined) {
    const [part] = arn.region.parts;
    return typeof part === 'object' && part.kind === 'resource' ? locateHole(part, from) : unknownPlace(title);
  }
  if (region === '' || region === '*') {
    if (service === 's3') return placeOfBucket(arn.resource, from, locateHole, locateArn);
    if (region === '*' && !GLOBAL_SERVICES.includes(service)) return unknownPlace(title);
    return { kind: 'located', regions: [], title, account };
  }
  if (!findRegion(region)) return unknownPlace(title);
  if (backend && from.scope.homeRegions.includes(region)) return locate(backend, from, 'arn');
  return { kind: 'located', regions: [region], title, account };
}

/** The function inside the URI of an integration: `...:lambda:path/2015-03-31/functions/<ARN>/invocations`. */
function functionOf({ resource }: Arn): Text | undefined {
  const start = resource.parts.findIndex((part) => typeof part === 'string' && part.includes('functions/'));
  if (start < 0) return undefined;
  const parts = resource.parts.slice(start).flatMap((part, index): readonly Part[] => {
    if (typeof part !== 'string') return [part];
    const piece = (index === 0 ? part.slice(part.indexOf('functions/') + 'functions/'.length) : part).replace(
      /\/invocations$/,
      '',
    );
    return piece === '' ? [] : [piece];
  });
  return concat(...parts.map((part): Text => ({ parts: [part], via: resource.via })));
}

function accountOf(arn: Arn): string | undefined {
  const value = literalOf(arn.account);
  // Some services put a word where others put an account: arn:aws:apigateway:<Region>:lambda:path/...
  if (value !== undefined) return /^\d{12}$/.test(value) ? value : undefined;
  const only = soleHole(arn.account);
  return only?.kind === 'pseudo' && only.name === 'AWS::AccountId' ? undefined : UNKNOWN_ACCOUNT;
}
