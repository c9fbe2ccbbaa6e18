import { awsRegions, findRegion } from '../domain/aws-region';
import { describeRegion } from '../domain/country-name';
import { nearest, quoted } from './issue';

const codes = awsRegions.map((region) => region.code);

/** What is wrong with a Region code in itself, or `undefined` for a Region that is open. */
export function regionProblem(code: string): string | undefined {
  const region = findRegion(code);
  if (region?.status === 'announced') return `${describeRegion(code)} is announced, and not known to be open yet`;
  if (region) return undefined;
  const meant = nearest(code, codes);
  return `${quoted(code)} is no AWS Region${meant ? ` (did you mean '${meant}'?)` : ''}`;
}
