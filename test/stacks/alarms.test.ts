import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AlarmOwner, alarmOwners, runbook, type RunbookHeading } from '../../lib/constructs/alarms/runbook';
import { exampleDeployment } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';
import { type TemplateResource } from '../support/stack';
import { variantStacks } from '../support/variants';

const definition = exampleDeployment();
const roles: Readonly<Record<AlarmOwner, string>> = {
  ...definition.alarms.owners,
  privacy: definition.organisation.privacyContactRole,
};
// An export to a collector has alarms of its own and is not in the example.
const resources = [
  ...shippedStacks((stage) => stage.endsWith('-prod')),
  ...variantStacks('everything else').filter(({ name }) => name.endsWith('-siem-export')),
].flatMap((stack) => stack.resources);

const isHeading = (anchor: string): anchor is RunbookHeading => Object.hasOwn(runbook, anchor);

/** Whose the alarm is and which heading it names, as its text says. */
function told(text: unknown): { readonly owner?: string; readonly heading?: string } {
  const match = /^\S.*\. Owner: (?<owner>[^.]+)\. See docs\/runbook\.md#(?<heading>[a-z-]+)\.$/.exec(String(text));
  return { ...match?.groups };
}

function faults({ logicalId }: TemplateResource, text: unknown): readonly string[] {
  const { owner, heading = '' } = told(text);
  if (!isHeading(heading)) return [`${logicalId} names no heading of the runbook: ${String(text)}`];
  return owner === roles[runbook[heading]] ? [] : [`${logicalId} is not ${runbook[heading]}'s: ${String(text)}`];
}

const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
const topics = resources.filter(({ Type }) => Type === 'AWS::SNS::Topic').map(({ logicalId }) => logicalId);
/** Rules that tell people: their target is a topic. */
const rules = resources.filter(({ Type, Properties }) => {
  const targets = JSON.stringify(Properties['Targets'] ?? []);
  return Type === 'AWS::Events::Rule' && topics.some((topic) => targets.includes(`"Ref":"${topic}"`));
});

test('the runbook has the heading of every alarm, and says whose it is', () => {
  const sections = readFileSync(path.join(__dirname, '..', '..', 'docs', 'runbook.md'), 'utf8').split(/^## /m);
  const ownerOf = new Map(
    sections.map((section) => {
      const [title = '', , first = ''] = section.split('\n');
      return [title.toLowerCase().replaceAll(' ', '-'), /^Owner: (\w+)\.$/.exec(first)?.[1]];
    }),
  );
  expect(Object.fromEntries(Object.keys(runbook).map((heading) => [heading, ownerOf.get(heading)]))).toEqual(runbook);
  expect(new Set(Object.values(runbook)).size).toBeLessThanOrEqual(alarmOwners.length);
});

test('every alarm has an owner, a runbook entry, a treatment of missing data and somebody who hears of it', () => {
  expect(alarms.length).toBeGreaterThan(8);
  expect(alarms.flatMap((alarm) => faults(alarm, alarm.Properties['AlarmDescription']))).toEqual([]);
  for (const { Properties } of alarms) {
    expect(Properties['TreatMissingData']).toMatch(/^(breaching|notBreaching)$/);
    expect(Properties['AlarmActions']).toHaveLength(1);
    expect(Properties['OKActions']).toHaveLength(1);
  }
});

test('every rule that tells people has an owner and a runbook entry, and tells nothing of who it was', () => {
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.flatMap((rule) => faults(rule, rule.Properties['Description']))).toEqual([]);
  for (const { Properties } of rules) {
    const [target] = Properties['Targets'] as readonly {
      InputTransformer?: { InputPathsMap: Record<string, string> };
    }[];
    const paths = Object.values(target?.InputTransformer?.InputPathsMap ?? {});
    expect(paths).toEqual(expect.arrayContaining(['$.region', '$.time', '$.id']));
    expect(
      paths.filter((field) => /identity|requestParameters|resource(?!Type$)|principal|sourceIP|Arn/i.test(field)),
    ).toEqual([]);
  }
});

test('every heading that an alarm can name, one names', () => {
  const named = [
    ...alarms.map((alarm) => alarm.Properties['AlarmDescription']),
    ...rules.map((rule) => rule.Properties['Description']),
  ].map((text) => told(text).heading);
  expect(Object.keys(runbook).filter((heading) => !named.includes(heading))).toEqual([]);
});
