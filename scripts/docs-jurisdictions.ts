import { adequacyEdges } from '../lib/domain/adequacy-edges';
import { requireRegion } from '../lib/domain/aws-region';
import { connectInstanceRegions } from '../lib/domain/connect';
import { type Citation, type Jurisdiction } from '../lib/domain/jurisdiction';
import { jurisdictionIds, requireJurisdiction } from '../lib/domain/jurisdictions';
import { retentionRegimeIds, retentionRegimes, type RetentionRegime } from '../lib/domain/retention-regimes';
import { type RetentionNorm } from '../lib/domain/retention-norm';
import { judgeTransfer } from '../lib/domain/transfer';
import { markdownTable } from './markdown';

const region = (code: string): string => (connectInstanceRegions.includes(code) ? `**${code}**` : code);

function cite({ text, section, url, asOf, sourced }: Citation): string {
  const source = section === undefined ? '' : url === undefined ? `${section}: ` : `[${section}](${url}): `;
  return `${source}${text} (as of ${asOf}, ${sourced ? 'text read' : 'not verified'})`;
}

function days({ minimumDays, maximumDays }: RetentionNorm): string {
  const bounds = [
    minimumDays === undefined ? undefined : `at least ${minimumDays} days`,
    maximumDays === undefined ? undefined : `at most ${maximumDays} days`,
  ];
  return bounds.filter((bound) => bound !== undefined).join(', ');
}

function prohibited({ prohibitedCountries, exclusiveCountries, farthestLawfulTier }: Jurisdiction): string {
  const parts = [
    ...(prohibitedCountries.length > 0 ? [prohibitedCountries.join(', ')] : []),
    ...(exclusiveCountries ? [`all but ${exclusiveCountries.join(', ')}`] : []),
    ...Object.entries(farthestLawfulTier ?? {}).map(([state, tier]) => `${state} beyond ${tier}`),
  ];
  return parts.join('; ') || 'none';
}

/** The replicas that Amazon Connect offers for instances in the home Regions, and how the law judges them. */
function replicas(jurisdiction: Jurisdiction): string {
  const pairs = jurisdiction.homeRegions.flatMap((source) =>
    requireRegion(source).connectReplicaTo.map((destination) => {
      const { outcome } = judgeTransfer({
        ...{ jurisdiction, source, destination, purpose: 'instance-dr', asOf: jurisdiction.asOf },
        dataClass: 'customer-content',
        state: 'at-rest',
      });
      return `${source} to ${destination}: ${outcome}`;
    }),
  );
  return pairs.join('; ') || 'none offered';
}

function dataCopy({ maxDisasterRecoveryTier: { data }, adequateCountries }: Jurisdiction): string {
  return data === 'adequate' && adequateCountries ? `${data} (${adequateCountries.join(', ')})` : data;
}

function section(jurisdiction: Jurisdiction): string {
  const { id, title, transferInstrument, retention, caveats = [], citations } = jurisdiction;
  const norms = Object.entries(retention ?? {}).map(([content, norm]) => [content, days(norm), norm.basis]);
  const list = [
    `- Read on ${jurisdiction.asOf}; to be reviewed by ${jurisdiction.reviewBy}.`,
    ...(transferInstrument === undefined ? [] : [`- Beyond home a transfer takes ${transferInstrument}.`]),
    `- Generative features with a geographic or global inference profile: ${jurisdiction.generativeFeatures}.`,
    `- A residency decision record lasts ${jurisdiction.maxDecisionDays} days at most.`,
    ...caveats.map((caveat) => `- ${caveat}`),
  ];
  return [
    `### ${id}: ${title}`,
    list.join('\n'),
    ...(norms.length > 0 ? [markdownTable(['Stored content', 'Retention', 'Basis'], norms)] : []),
    'Sources:',
    citations.map((citation) => `- ${cite(citation)}`).join('\n'),
  ].join('\n\n');
}

/** The reference of jurisdictions (docs/jurisdictions.md), rendered from the profiles: it cannot say anything else. */
export function renderJurisdictions(): string {
  const all = jurisdictionIds.map((id) => requireJurisdiction(id));
  const regimes: readonly (readonly [string, RetentionRegime])[] = retentionRegimeIds.map((id) => [
    id,
    retentionRegimes[id],
  ]);
  return `${[
    '# Jurisdictions',
    'Generated from `lib/domain` by `npm run docs`; do not edit.',
    'This is how the software reads the law. It is not legal advice. A source marked "not verified" was written down from knowledge: verify it before you rely on it.',
    '## Profiles',
    'A **bold** home Region offers Amazon Connect instances. Tiers, from near to far: same-region, in-subdivision, in-country, in-bloc, adequate, conditional, foreign. What lies beyond the tier of a column needs a residency decision record. An instance replica is one that Amazon Connect Global Resiliency offers, with the judgement of the law.',
    markdownTable(
      ['Profile', 'Home Regions', 'At rest', 'Data copy', 'Instance replica', 'Prohibited', 'Decided by', 'Review by'],
      all.map((jurisdiction) => [
        jurisdiction.id,
        jurisdiction.homeRegions.map(region).join(', '),
        jurisdiction.maxTier['at-rest'],
        dataCopy(jurisdiction),
        replicas(jurisdiction),
        prohibited(jurisdiction),
        jurisdiction.decisionAuthority.join(', '),
        jurisdiction.reviewBy,
      ]),
    ),
    '## Sources and norms by profile',
    ...all.map(section),
    '## Adequacy decisions',
    'A decision with a scope is limited: it makes a transfer conditional, not adequate. Countries without an AWS Region are left out.',
    markdownTable(
      ['From', 'To', 'Valid from', 'Valid to', 'Scope', 'Challenge', 'Source'],
      adequacyEdges.map(({ from, to, validFrom, validTo, scope, challenge, citation }) => [
        ...[from, to, validFrom ?? '', validTo ?? '', scope ?? '', challenge ?? ''],
        `${citation.section ?? citation.text} (as of ${citation.asOf}, ${citation.sourced ? 'text read' : 'not verified'})`,
      ]),
    ),
    '## Retention by line of business',
    'A deployment names the regimes that it is under. The longest minimum wins over storage limitation; two regimes that clash are refused.',
    markdownTable(
      ['Regime', 'Title', 'Retention', 'Source'],
      regimes.map(([id, { title, norms, citation }]) => [
        ...[id, title],
        Object.entries(norms)
          .map(([content, norm]) => `${content}: ${days(norm)}`)
          .join('; '),
        cite(citation),
      ]),
    ),
  ].join('\n\n')}\n`;
}
