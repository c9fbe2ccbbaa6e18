import { type DisclosureCase, type Withheld } from '../../lib/domain/disclosure/disclosure-case';
import { type DisclosureReport } from '../../lib/domain/disclosure/disclosure-report';
import { categoryFacts, type ProcessedCategory } from '../../lib/domain/disclosure/processed-category';
import { type ProcessingStatement } from '../../lib/domain/disclosure/record-of-processing';
import { type Collected } from './collect';

/** What is said of categories that were found, and of nothing else. */
export function disclosureReport(
  { requestId, right, regime, basis }: Pick<DisclosureCase, 'requestId' | 'right' | 'regime' | 'basis'>,
  { data, places, withheld, optedOut }: Collected,
  statement: ProcessingStatement,
  { region, preparedAt }: { readonly region: string; readonly preparedAt: string },
): DisclosureReport {
  const { controller, privacyContactRole, jurisdiction } = statement;
  const recipients = statement.recipients.flatMap(({ name, role, country, purpose, saleOrSharing, ...recipient }) => {
    const categories = recipient.categories.filter((category) => places.has(category));
    return categories.length === 0 ? [] : [{ name, role, country, purpose, categories, saleOrSharing }];
  });
  return {
    version: 1,
    requestId,
    right,
    preparedAt,
    regime: { id: regime, basis },
    controller,
    privacyContactRole,
    jurisdiction,
    region,
    categories: [...places].map(([category, count]) => categoryReport(category, count, statement)),
    recipients,
    saleOrSharing: {
      recipients: recipients.filter(({ saleOrSharing }) => saleOrSharing).map(({ name }) => name),
      optedOut,
    },
    withheld: withheldOf(withheld),
    ...(right === 'access' && { data }),
  };
}

/** What was held back, by category. */
export function withheldOf(withheld: Collected['withheld']): readonly Withheld[] {
  return [...withheld].map(([category, places]) => ({ category, places }));
}

function categoryReport(category: ProcessedCategory, places: number, { activities, retention }: ProcessingStatement) {
  const { personalData, source, retention: fixed } = categoryFacts[category];
  return {
    category,
    personalData,
    places,
    source,
    ...activities[category],
    retention: retention[category] ?? { days: fixed?.days, basis: fixed ? [fixed.basis] : [] },
  };
}
