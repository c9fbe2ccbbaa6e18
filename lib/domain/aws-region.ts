import { regionFacts } from './aws-region-facts';
import { type AwsRegion } from './aws-region-type';

export type { AwsRegion, ConnectAvailability } from './aws-region-type';

/** Every Region of every partition, in the order of the catalogue. */
export const awsRegions: readonly AwsRegion[] = regionFacts;

const byCode = new Map(awsRegions.map((region) => [region.code, region]));

/** The Region of that code, or `undefined` for a code that is no Region. */
export function findRegion(code: string): AwsRegion | undefined {
  return byCode.get(code);
}

/**
 * The Region of that code.
 *
 * @throws Error when the code is no Region.
 */
export function requireRegion(code: string): AwsRegion {
  const region = byCode.get(code);
  if (!region) throw new Error(`'${code}' is no AWS Region known to the catalogue (lib/domain/aws-region-facts.ts)`);
  return region;
}
