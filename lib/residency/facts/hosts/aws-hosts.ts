import { awsRegions, findRegion } from '../../../domain/aws-region';
import { type HostPlace, labelsBelow } from './host-place';

/**
 * DNS suffixes of AWS endpoints, longest first. Below them AWS writes the Region first or second from the right.
 * Source: partitions of botocore's endpoints.json; host formats of the services' own documentation.
 */
const endpointSuffixes = [
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
  'amazonaws.com.cn',
  'amazonaws.com',
  'amazonaws.eu',
  'amazoncognito.com',
  'amazonlightsail.com',
  'awsapprunner.com',
  'elasticbeanstalk.com',
  'sagemaker.aws',
  'api.aws',
  'on.aws',
  'c2s.ic.gov',
  'sc2s.sgov.gov',
  'csp.hci.ic.gov',
  'cloud.adc-e.uk',
];

/** Domains for people: the Region, where there is one, is the label directly below. */
const consoleSuffixes = ['console.aws.amazon.com', 'quicksight.aws.amazon.com', 'signin.aws.amazon.com'];

const edgeSuffixes: Readonly<Record<string, string>> = {
  'cloudfront.net': 'Amazon CloudFront edge locations',
  'awsglobalaccelerator.com': 'AWS Global Accelerator edge locations',
  'amplifyapp.com': 'AWS Amplify Hosting, served by Amazon CloudFront',
};

/** Resources with a name of their own, which does not tell their Region. */
const namedSuffixes: Readonly<Record<string, readonly [service: string, note: string]>> = {
  'my.connect.aws': ['connect', "the instance's Region is not in its name"],
  'awsapps.com': ['awsapps', 'the Region of the directory or instance is not in its name'],
  'aws.amazon.com': ['aws', 'the website of AWS'],
};

/** Endpoints that AWS runs in us-east-1 under a name without a Region, with their service. */
const legacyUsEast1: ReadonlyMap<string, string> = new Map([
  ['compute-1', 'ec2'],
  ['queue', 'sqs'],
  ['s3-external-1', 's3'],
  ['sdb', 'sdb'],
]);

/** Suffixes of one service, below which customers choose the labels left of the Region. */
const serviceOfSuffix: ReadonlyMap<string, string> = new Map([
  ['amazoncognito.com', 'cognito'],
  ['amazonlightsail.com', 'lightsail'],
  ['awsapprunner.com', 'apprunner'],
  ['elasticbeanstalk.com', 'elasticbeanstalk'],
  ['sagemaker.aws', 'sagemaker'],
]);

const REGION_IN_LABEL = /^s3-(?:website-|fips-)?(?<region>[a-z]{2,4}(?:-[a-z]+)+-\d)$/;

/** `use1` for us-east-1, as ElastiCache writes Regions in the names of its endpoints. */
const regionByShortCode: ReadonlyMap<string, string> = new Map(
  awsRegions.filter((region) => region.partition === 'aws').map(({ code }) => [shortCode(code), code] as const),
);

function shortCode(code: string): string {
  const [area = '', direction = '', number = ''] = code.split('-');
  const initials = (direction.match(/north|south|east|west|central/g) ?? []).map((word) => word.charAt(0));
  return `${area}${initials.join('')}${number}`;
}

/** The place of a host of AWS, or `undefined` when the name is none of AWS's. */
export function placeOfAwsHost(host: string): HostPlace | undefined {
  for (const [suffix, note] of Object.entries(edgeSuffixes)) {
    if (labelsBelow(host, suffix)) return { kind: 'edge', note };
  }
  for (const suffix of consoleSuffixes) {
    const [label] = labelsBelow(host, suffix) ?? [];
    if (label !== undefined && findRegion(label)) return { kind: 'aws', service: suffix.split('.')[0], region: label };
  }
  for (const [suffix, [service, note]] of Object.entries(namedSuffixes)) {
    if (labelsBelow(host, suffix)) return { kind: 'aws-global', service, note };
  }
  for (const suffix of endpointSuffixes) {
    const labels = labelsBelow(host, suffix);
    if (labels) return placeOfEndpoint(labels, suffix);
  }
  return placeOfEndpointService(host);
}

/** `labels` from right to left: `['us-east-1', 'sqs']` for sqs.us-east-1.amazonaws.com. */
function placeOfEndpoint(labels: readonly string[], suffix: string): HostPlace {
  const [first = '', second = ''] = labels;
  if (findRegion(first)) {
    const service = serviceOfSuffix.get(suffix) ?? (second === 'dualstack' ? labels[2] : second);
    return { kind: 'aws', ...(service && { service }), region: first };
  }
  if (first === 's3-accelerate' || (first === 'dualstack' && second === 's3-accelerate')) {
    return { kind: 'edge', note: 'Amazon S3 Transfer Acceleration edge locations' };
  }
  const legacy = suffix === 'amazonaws.com' && !findRegion(second) ? legacyUsEast1.get(first) : undefined;
  if (legacy !== undefined) return { kind: 'aws', service: legacy, region: 'us-east-1' };
  const named = REGION_IN_LABEL.exec(first)?.groups?.['region'];
  if (named !== undefined && findRegion(named)) return { kind: 'aws', service: 's3', region: named };
  if (first === 'cache') {
    const region = regionByShortCode.get(second);
    if (region !== undefined) return { kind: 'aws', service: 'elasticache', region };
  }
  // Below these two, the next label belongs to whoever named the bucket, even when it reads like a Region.
  if (first === 's3') return { kind: 'aws-global', service: 's3', note: 'the Region of the bucket is not in the name' };
  if (first === 's3-global') {
    return { kind: 'aws-global', service: 's3', note: 'a Multi-Region Access Point answers from any of its buckets' };
  }
  if (findRegion(second)) return { kind: 'aws', service: serviceOfSuffix.get(suffix) ?? first, region: second };
  const service = (first === 'global' || first === 'us-gov' ? second : first) || suffix;
  return { kind: 'aws-global', service, note: 'the name tells no Region' };
}

/** PrivateLink service names, which are host names backwards: com.amazonaws.eu-west-1.s3. */
function placeOfEndpointService(name: string): HostPlace | undefined {
  const rest = /^(?:cn\.)?(?:com\.amazonaws|aws\.api)\.(?<rest>.+)$/.exec(name)?.groups?.['rest'];
  // No service name ends in a top-level domain: com.amazonaws.us-east-1.example.org is a host of example.org.
  if (rest === undefined || /\.(?:app|cloud|cn|com|dev|eu|io|net|org)$/.test(name)) return undefined;
  const [first = '', second = ''] = rest.split('.');
  if (findRegion(first)) return { kind: 'aws', service: second, region: first };
  if (first === 'vpce' && findRegion(second)) return { kind: 'aws', service: 'vpce', region: second };
  return { kind: 'aws-global', service: first, note: 'the name tells no Region' };
}
