import { awsRegions } from '../../domain/aws-region';
import { type Citation, type Jurisdiction } from '../../domain/jurisdiction';
import { type Channel } from '../../residency/channel';
import { channels } from '../../residency/channels';
import { type RuleWords } from '../../residency/rule';
import { exampleValues, type ExamplePlaces } from './example-values';
import { type ExampleResource, ruleExamples } from './rule-examples';

/** All that a person may want to know of a rule, for data of a jurisdiction. No line feed at the end. */
export function describeRule(rule: RuleWords, jurisdiction: Jurisdiction): string {
  const channel = channels.find(({ id }) => id === rule.id);
  const places = placesOf(jurisdiction);
  return [
    `${rule.id}: ${rule.title} (${rule.severity})`,
    '',
    `Why: ${rule.why}`,
    `Fix: ${rule.fix}`,
    ...(channel ? propertiesOf(channel, places) : resourcesOf(rule.id, places)),
    '',
    `Law (profile ${jurisdiction.id}, ${jurisdiction.title}, as of ${jurisdiction.asOf}; not legal advice):`,
    `  home Regions: ${jurisdiction.homeRegions.join(', ')}`,
    ...jurisdiction.citations.map((citation) => `  ${citationText(citation)}`),
    '',
    'Sources:',
    ...rule.sources.map((source) => `  ${source}`),
  ].join('\n');
}

/** The first home Region, and the first other one of its partition: what every example is about. */
function placesOf({ homeRegions, home }: Jurisdiction): ExamplePlaces {
  const [first] = homeRegions;
  const partition = awsRegions.find(({ code }) => code === first)?.partition;
  const foreign = awsRegions.find(
    (region) =>
      region.partition === partition && !homeRegions.includes(region.code) && !home.countries.includes(region.country),
  );
  return { home: first, foreign: foreign?.code ?? 'us-east-1' };
}

function propertiesOf({ ways, coveredBy }: Channel, places: ExamplePlaces): readonly string[] {
  const read = ways.filter(({ inbound }) => !inbound);
  const shown = read.flatMap(({ type, path, reads }) => {
    const values = exampleValues(reads, places);
    return values ? [{ type, path, values }] : [];
  });
  const [example] = shown;
  return [
    ...(read.length > 0
      ? ['', 'Properties read:', ...read.map(({ type, path }) => `  ${`${type} ${path}`.trim()}`)]
      : []),
    ...(example
      ? [
          '',
          `Example, ${`${example.type} ${example.path}`.trim()} in a stack of ${places.home} and account 111111111111:`,
          `  leaves: ${example.values.leaves}`,
          `  stays:  ${example.values.stays}`,
        ]
      : []),
    ...(coveredBy === undefined ? [] : ['', `Covered by: ${coveredBy}`]),
  ];
}

function resourcesOf(rule: string, places: ExamplePlaces): readonly string[] {
  const examples = ruleExamples(rule, places);
  if (!examples) return [];
  const { leaves, stays } = examples;
  return ['', 'Example:', `  leaves: ${resourceText(leaves)}`, ...(stays ? [`  stays:  ${resourceText(stays)}`] : [])];
}

function resourceText({ region, resource }: ExampleResource): string {
  return `${JSON.stringify(resource)} in a stack of ${region}`;
}

function citationText({ text, section, url, asOf, sourced }: Citation): string {
  const where = [section, url].filter((part) => part !== undefined).join(', ');
  return `${text} (${[where, `as of ${asOf}`, ...(sourced ? [] : ['verify before you rely on it'])].filter((part) => part !== '').join('; ')})`;
}
