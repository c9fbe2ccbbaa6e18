/** An inference profile that Amazon Bedrock defines: one model, served from several Regions. */
export interface InferenceProfile {
  /** What the profile id begins with, without the dot. */
  readonly prefix: string;
  /** Every Region that may serve a request sent from inside the geography; `worldwide`: any commercial Region. */
  readonly destinations: readonly string[] | 'worldwide';
  /**
   * Further Regions that AWS's own CDK library names for "some models" of this geography, without saying which.
   * `bedrock:GetInferenceProfile` tells the truth for one model.
   */
  readonly otherDestinations?: readonly string[];
}

/**
 * Sources: Bedrock user guide, "Geographic cross-Region inference" and the Regional tables of the models (as of 2026);
 * `CrossRegionInferenceProfileRegion` of @aws-cdk/aws-bedrock-alpha 2.271.0, which agrees on us-gov, apac, jp and au and
 * adds London and Zurich to eu. AWS's pages were not found to list `ca`: only its two Regions can be meant.
 */
const profiles: readonly InferenceProfile[] = [
  { prefix: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'] },
  { prefix: 'us-gov', destinations: ['us-gov-east-1', 'us-gov-west-1'] },
  {
    prefix: 'eu',
    destinations: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
    otherDestinations: ['eu-central-2', 'eu-west-2'],
  },
  {
    prefix: 'apac',
    destinations: [
      'ap-east-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-7',
      'me-central-1',
    ],
  },
  { prefix: 'jp', destinations: ['ap-northeast-1', 'ap-northeast-3'] },
  { prefix: 'au', destinations: ['ap-southeast-2', 'ap-southeast-4'] },
  { prefix: 'ca', destinations: ['ca-central-1', 'ca-west-1'] },
  { prefix: 'global', destinations: 'worldwide' },
];

const profileByPrefix: ReadonlyMap<string, InferenceProfile> = new Map(
  profiles.map((profile) => [profile.prefix, profile]),
);

/** First parts of Bedrock model ids; `guardrail` stands for the guardrail profiles, which are built alike. */
const PROVIDERS = [
  'ai21',
  'amazon',
  'anthropic',
  'cohere',
  'deepseek',
  'google',
  'guardrail',
  'luma',
  'meta',
  'minimax',
  'mistral',
  'moonshot',
  'moonshotai',
  'nvidia',
  'openai',
  'qwen',
  'stability',
  'twelvelabs',
  'writer',
  'xai',
  'zai',
].join('|');

/** A model name has a digit or a hyphen and ends in no domain: `us.amazon.com` and `eu.google.cloud` are hosts. */
const MODEL_NAME = '[a-z0-9_-]*[0-9_*$-][^\\s/.]*(?:\\.[0-9][^\\s/.]*)*';

/** Reversed domain names begin alike (`com.amazon.sqs-client`), and so do hosts (`api.openai.v1`). */
const NO_GEOGRAPHY = '(?!(?:com|org|net|io|dev|ai|api|www)\\.)';

const BARE_ID = new RegExp(`^${NO_GEOGRAPHY}(?<prefix>[a-z]{2,6}(?:-gov)?)\\.(?:${PROVIDERS})\\.${MODEL_NAME}$`);

/** In an ARN the position tells that it is a profile, whatever follows the prefix (`inference-profile/us.*`). */
const PROFILE_ARN = /^arn:[^/\s]*:(?:inference|guardrail)-profile\/(?<prefix>[a-z]{2,6}(?:-gov)?)\.\S+$/;

/**
 * The system-defined inference profile that a Bedrock model id or ARN names.
 *
 * `undefined` for a bare model id, an application inference profile and any other text. A profile of a geography that
 * the list does not know (`xx.anthropic.claude-…`) counts as worldwide: what is not known must not pass as contained.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html
 */
export function inferenceProfile(modelIdOrArn: string): InferenceProfile | undefined {
  const match = PROFILE_ARN.exec(modelIdOrArn) ?? BARE_ID.exec(modelIdOrArn);
  const prefix = match?.groups?.['prefix'];
  return prefix === undefined ? undefined : (profileByPrefix.get(prefix) ?? { prefix, destinations: 'worldwide' });
}

/** Prefixes of the profiles that no request leaves the given Regions by, whichever model they serve. */
export function inferenceProfilesWithin(regions: readonly string[]): readonly string[] {
  return profiles
    .filter(({ destinations, otherDestinations = [] }) =>
      destinations === 'worldwide'
        ? false
        : [...destinations, ...otherDestinations].every((at) => regions.includes(at)),
    )
    .map(({ prefix }) => prefix);
}
