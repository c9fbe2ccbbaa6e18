import { type AwsRegion } from './aws-region-type';

type Particulars = Partial<Pick<AwsRegion, 'status' | 'connect' | 'connectReplicaTo'>>;

/** `place` is ISO 3166-2 where the subdivision is published, else ISO 3166-1; the country is its first part. */
function region(partition: string, optIn: boolean, code: string, place: string, title: string, more: Particulars = {}) {
  return {
    code,
    country: place.slice(0, 2),
    ...(place.length > 2 && { subdivision: place }),
    title,
    partition,
    optIn,
    status: 'available',
    connect: 'none',
    connectReplicaTo: [],
    ...more,
  } satisfies AwsRegion;
}

const byDefault = (code: string, place: string, title: string, more?: Particulars) =>
  region('aws', false, code, place, title, more);

const optIn = (code: string, place: string, title: string, more?: Particulars) =>
  region('aws', true, code, place, title, more);

const inPartition = (partition: string, code: string, place: string, title: string, more?: Particulars) =>
  region(partition, false, code, place, title, more);

/**
 * Every AWS Region in AWS's tooling as of 2026-11-21, by partition.
 *
 * Codes, partitions and opt-in agree with `aws-cdk-lib/region-info` 2.276.0 (a test compares them). Amazon Connect is as
 * AWS documents it (pages "Amazon Connect Regions" and "Global Resiliency"; botocore endpoints of 2026-08-07). Countries
 * and subdivisions are kept by hand, because no AWS library has them; `ec2:DescribeRegions` (`Geography`) can confirm them.
 */
export const regionFacts: readonly AwsRegion[] = [
  // Commercial Regions.
  byDefault('us-east-1', 'US-VA', 'Northern Virginia', { connect: 'instance', connectReplicaTo: ['us-west-2'] }),
  byDefault('us-east-2', 'US-OH', 'Ohio'),
  byDefault('us-west-1', 'US-CA', 'Northern California'),
  byDefault('us-west-2', 'US-OR', 'Oregon', { connect: 'instance', connectReplicaTo: ['us-east-1'] }),
  byDefault('ca-central-1', 'CA-QC', 'Montréal', { connect: 'instance' }),
  optIn('ca-west-1', 'CA-AB', 'Calgary'),
  optIn('mx-central-1', 'MX-QUE', 'Querétaro'),
  byDefault('sa-east-1', 'BR-SP', 'São Paulo'),
  optIn('sa-west-1', 'CL', 'Chile', { status: 'announced' }),
  byDefault('eu-west-1', 'IE-D', 'Dublin'),
  byDefault('eu-west-2', 'GB-ENG', 'London', { connect: 'instance', connectReplicaTo: ['eu-central-1'] }),
  byDefault('eu-west-3', 'FR-IDF', 'Paris'),
  byDefault('eu-central-1', 'DE-HE', 'Frankfurt', { connect: 'instance', connectReplicaTo: ['eu-west-2'] }),
  optIn('eu-central-2', 'CH-ZH', 'Zürich'),
  byDefault('eu-north-1', 'SE-AB', 'Stockholm'),
  optIn('eu-south-1', 'IT-25', 'Milan'),
  optIn('eu-south-2', 'ES-AR', 'Aragón'),
  optIn('il-central-1', 'IL-TA', 'Tel Aviv'),
  optIn('me-south-1', 'BH', 'Bahrain'),
  optIn('me-central-1', 'AE', 'United Arab Emirates'),
  optIn('me-west-1', 'SA', 'Saudi Arabia', { status: 'announced' }),
  optIn('af-south-1', 'ZA-WC', 'Cape Town', { connect: 'instance' }),
  byDefault('ap-south-1', 'IN-MH', 'Mumbai'),
  optIn('ap-south-2', 'IN-TS', 'Hyderabad'),
  optIn('ap-east-1', 'HK', 'Hong Kong'),
  optIn('ap-east-2', 'TW-TPE', 'Taipei'),
  byDefault('ap-northeast-1', 'JP-13', 'Tokyo', { connect: 'instance', connectReplicaTo: ['ap-northeast-3'] }),
  byDefault('ap-northeast-2', 'KR-11', 'Seoul', { connect: 'instance' }),
  byDefault('ap-northeast-3', 'JP-27', 'Osaka', { connect: 'replica-only' }),
  byDefault('ap-southeast-1', 'SG', 'Singapore', { connect: 'instance' }),
  byDefault('ap-southeast-2', 'AU-NSW', 'Sydney', { connect: 'instance' }),
  optIn('ap-southeast-3', 'ID-JK', 'Jakarta'),
  optIn('ap-southeast-4', 'AU-VIC', 'Melbourne'),
  optIn('ap-southeast-5', 'MY', 'Malaysia'),
  optIn('ap-southeast-6', 'NZ-AUK', 'Auckland'),
  optIn('ap-southeast-7', 'TH-10', 'Bangkok'),
  // AWS GovCloud (US).
  inPartition('aws-us-gov', 'us-gov-west-1', 'US-OR', 'US-West', { connect: 'instance' }),
  inPartition('aws-us-gov', 'us-gov-east-1', 'US-OH', 'US-East'),
  // AWS in China, operated by Sinnet (Beijing) and NWCD (Ningxia).
  inPartition('aws-cn', 'cn-north-1', 'CN-BJ', 'Beijing'),
  inPartition('aws-cn', 'cn-northwest-1', 'CN-NX', 'Ningxia'),
  // AWS European Sovereign Cloud.
  inPartition('aws-eusc', 'eusc-de-east-1', 'DE-BB', 'Brandenburg'),
  // Air-gapped partitions; AWS does not publish where most of their Regions are.
  inPartition('aws-iso', 'us-iso-east-1', 'US', 'undisclosed'),
  inPartition('aws-iso', 'us-iso-west-1', 'US', 'undisclosed'),
  inPartition('aws-iso-b', 'us-isob-east-1', 'US-OH', 'Ohio'),
  inPartition('aws-iso-b', 'us-isob-west-1', 'US', 'undisclosed'),
  inPartition('aws-iso-f', 'us-isof-east-1', 'US', 'undisclosed'),
  inPartition('aws-iso-f', 'us-isof-south-1', 'US', 'undisclosed'),
  inPartition('aws-iso-e', 'eu-isoe-west-1', 'GB', 'undisclosed'),
];
