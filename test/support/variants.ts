import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { exampleDeployment as example, planStages, type StagePlan } from '../../lib/config';
import { madeOnceInRunSync } from './run-directory';
import { definitionWith } from './stages';
import { stacksIn, type SynthesizedStack } from './synthesized-stack';

const canada = ({ id }: StagePlan) => id === 'ca-prod';

/** Collectors of security events, by jurisdiction. */
export const collectors = {
  eu: { host: 'aws-kinesis-http-intake.logs.datadoghq.eu', country: 'DE', protocol: 'datadog' },
  ca: { host: 'http-inputs-firehose-northwind.splunkcloud.com', country: 'CA', protocol: 'splunk' },
} as const;

/**
 * What the example leaves out: a jurisdiction with an account of its own and Regions that are only watched, two in one
 * account and Region, live media streams, collectors of security events, and second copies in eu-south-1.
 */
export const everythingElse = () =>
  definitionWith({
    'environments.prod.jurisdictionAccounts': { ca: '333333333333' },
    'environments.prod.watchedRegions': ['eu-west-1'],
    'jurisdictions.ca.features': { ...example.jurisdictions['ca']?.features, liveMediaStreaming: true },
    'jurisdictions.ca.integrations': { siem: collectors.ca },
    'jurisdictions.eu.integrations': { siem: collectors.eu },
    'jurisdictions.eu.dataDisasterRecoveryRegion': 'eu-south-1',
    'jurisdictions.de': {
      ...example.jurisdictions['eu'],
      instanceAlias: 'northwind-de',
      networkRange: '10.45.0.0/20',
    },
  });

const elsewhere = ['threat-detection', 'configuration-recorder', 'access-analyzer'];

/** Plans of Stages which differ from those of the example, by the name of the variant. */
export const variants = {
  'everything else': () =>
    planStages(everythingElse())
      .filter(({ id }) => ['ca-prod', 'eu-prod', 'de-prod'].includes(id))
      .map((plan) => (canada(plan) ? withLockedRecordings(plan) : plan)),
  'no second copy': () =>
    planStages(definitionWith({ 'environments.prod.securityServicesElsewhere': elsewhere }))
      .filter(canada)
      .map((plan) => ({ ...plan, dataDisasterRecoveryRegion: undefined })),
  'nothing kept': () =>
    planStages(definitionWith({}))
      .filter(canada)
      .map((plan) => ({ ...plan, features: withoutAny(plan.features), payments: undefined })),
} satisfies Readonly<Record<string, () => readonly StagePlan[]>>;

/** Recordings that the law wants kept, and unchanged. */
function withLockedRecordings(plan: StagePlan): StagePlan {
  const recording = { days: 1827, minimumDays: 1827, writeOnce: true, basis: ['MiFID II art. 16(7)'] } as const;
  return { ...plan, retention: { ...plan.retention, 'call-recording': recording } };
}

function withoutAny(features: StagePlan['features']): StagePlan['features'] {
  return { ...features, ...Object.fromEntries(Object.keys(features).map((feature) => [feature, false])) };
}

/** The stacks of a variant. All are synthesized once in a run of the tests, by a program without Jest. */
export function variantStacks(name: keyof typeof variants): readonly SynthesizedStack[] {
  const directory = madeOnceInRunSync('variants', (outdir) => {
    const program = ['--import', 'tsx', join(__dirname, 'variants-process.ts'), outdir];
    const { status, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the variants cannot be synthesized: ${stderr}`);
  });
  return stacksIn(new CloudAssembly(join(directory, name)));
}
