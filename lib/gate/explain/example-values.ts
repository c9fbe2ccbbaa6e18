import { type Opening, type ReaderName, type Way } from '../../residency/channel';

/** Two values of a property: one by which data leaves, and one by which it stays. */
export interface ExampleValues {
  readonly leaves: string;
  readonly stays: string;
}

/** Where the examples are at home, and where they are not. */
export interface ExamplePlaces {
  /** Region codes. */
  readonly home: string;
  readonly foreign: string;
}

const OWN_ACCOUNT = '111111111111';
const OTHER_ACCOUNT = '999999999999';

/** What a value of the kind looks like that names a Region. */
const byReader: Readonly<Partial<Record<ReaderName, (region: string) => string>>> = {
  region: (region) => region,
  arn: (region) => `arn:aws:sqs:${region}:${OWN_ACCOUNT}:queue`,
  address: (region) => `https://abc123.execute-api.${region}.amazonaws.com/`,
  host: (region) => `https://abc123.execute-api.${region}.amazonaws.com/`,
  key: (region) => `arn:aws:kms:${region}:${OWN_ACCOUNT}:key/11111111-1111-1111-1111-111111111111`,
  environment: (region) => `https://sqs.${region}.amazonaws.com/${OWN_ACCOUNT}/queue`,
  code: (region) => `https://sqs.${region}.amazonaws.com/${OWN_ACCOUNT}/queue`,
  document: (region) => `{"target":"arn:aws:sqs:${region}:${OWN_ACCOUNT}:queue"}`,
};

const fixed: Readonly<Partial<Record<ReaderName, ExampleValues>>> = {
  account: { leaves: OTHER_ACCOUNT, stays: OWN_ACCOUNT },
  principal: { leaves: '*', stays: OWN_ACCOUNT },
  model: {
    leaves: 'global.anthropic.claude-sonnet-4-20250514-v1:0',
    stays: 'anthropic.claude-3-haiku-20240307-v1:0',
  },
};

/** In words, because a bucket's name says nothing of its Region. */
const bucket = ({ home, foreign }: ExamplePlaces): ExampleValues => ({
  leaves: `a bucket of ${foreign}, or one that no given template declares`,
  stays: `a bucket that a given template of ${home} declares`,
});

/** Examples of a way, or `undefined` when no single value shows it. Account 111111111111 stands for the stack's own. */
export function exampleValues(reads: Way['reads'], places: ExamplePlaces): ExampleValues | undefined {
  if (typeof reads !== 'string') return ofOpening(reads);
  if (reads === 'bucket') return bucket(places);
  const value = byReader[reads];
  return value ? { leaves: value(places.foreign), stays: value(places.home) } : fixed[reads];
}

function ofOpening({ values, except }: Opening): ExampleValues | undefined {
  const [open] = values ?? [];
  if (open !== undefined) return { leaves: String(open), stays: 'any other value, or none' };
  const [closed] = except ?? [];
  if (closed !== undefined) return { leaves: 'any other value', stays: String(closed) };
  return { leaves: 'any value', stays: 'the property left out' };
}
