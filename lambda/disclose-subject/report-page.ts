import { type DisclosureReport } from '../../lib/domain/disclosure/disclosure-report';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text that a browser shows and never runs. */
function text(value: string | number): string {
  return String(value).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  if (rows.length === 0) return '<p>None.</p>';
  const row = (cells: readonly (string | number)[], name: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${name}>${text(cell)}</${name}>`).join('')}</tr>`;
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

/**
 * The report as a page for people: what is said of every category, who receives it, and what comes with it. One file
 * without script, image or reference to any other place, so that opening it tells nobody.
 */
export function reportPage(report: DisclosureReport): string {
  const { categories, recipients, saleOrSharing, withheld, data } = report;
  const sections = [
    '<h1>Your personal data</h1>',
    `<p>Answer of ${text(report.controller)} to request ${text(report.requestId)}, written on ${text(report.preparedAt)}. ` +
      `The law: ${text(report.regime.basis)}. Your data is in ${text(report.region)}. ` +
      `Questions: ${text(report.privacyContactRole)}.</p>`,
    '<h2>What is held</h2>',
    table(
      ['Category', 'Personal data', 'Places', 'Source', 'Purpose', 'Legal basis', 'Kept for', 'Because'],
      categories.map((each) => [
        each.category,
        each.personalData.join(', '),
        each.places,
        each.source,
        each.purpose,
        each.legalBasis,
        each.retention.days === undefined ? '' : `${each.retention.days} days`,
        each.retention.basis.join('; '),
      ]),
    ),
    '<h2>Who receives it</h2>',
    table(
      ['Recipient', 'Role', 'Country', 'For', 'Categories'],
      recipients.map((each) => [each.name, each.role, each.country, each.purpose, each.categories.join(', ')]),
    ),
    '<h2>Sale and sharing</h2>',
    `<p>${saleOrSharing.recipients.length === 0 ? 'Your data is neither sold nor shared for advertising.' : `Your data is sold to or shared with: ${text(saleOrSharing.recipients.join(', '))}.`} ` +
      `${saleOrSharing.optedOut ? 'You have opted out.' : 'You have not opted out.'}</p>`,
    '<h2>What is not in this answer</h2>',
    table(
      ['Category', 'Places', 'Why'],
      withheld.map(({ category, places }) => [
        category,
        places,
        'also about somebody else, as far as your identifiers tell',
      ]),
    ),
    ...(data
      ? [
          '<h2>What comes with it</h2>',
          '<p>The data itself is in report.json, for machines to read.</p>',
          table(
            ['File', 'Category', 'Of', 'Bytes'],
            data.files.map(({ file, category, createdOn, bytes, unavailable }) => [
              file ?? unavailable ?? '',
              category,
              createdOn,
              bytes ?? '',
            ]),
          ),
        ]
      : []),
  ];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Your personal data</title></head><body>${sections.join('\n')}</body></html>\n`;
}
