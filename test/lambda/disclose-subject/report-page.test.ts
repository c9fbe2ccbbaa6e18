import * as fc from 'fast-check';
import { reportPage } from '../../../lambda/disclose-subject/report-page';
import { type DisclosureReport } from '../../../lib/domain/disclosure/disclosure-report';

const report: DisclosureReport = {
  version: 1,
  requestId: '6f1c1f0e-6c1a-4c7e-9f43-0d8a3f0f2b11',
  right: 'access',
  preparedAt: '2026-11-21T12:00:00.000Z',
  regime: { id: 'gdpr', basis: 'GDPR art. 15' },
  controller: 'Northwind',
  privacyContactRole: 'Privacy Officer',
  jurisdiction: 'eu',
  region: 'eu-central-1',
  categories: [
    {
      category: 'call-recording',
      personalData: ['voice', 'conversation'],
      places: 2,
      source: 'the conversation',
      purpose: 'review',
      legalBasis: 'GDPR art. 6(1)(f)',
      retention: { days: 180, basis: ['CNIL'] },
    },
  ],
  recipients: [
    {
      name: 'AWS',
      role: 'processor',
      country: 'DE',
      purpose: 'hosts',
      categories: ['call-recording'],
      saleOrSharing: false,
    },
  ],
  saleOrSharing: { recipients: [], optedOut: true },
  withheld: [{ category: 'contact', places: 3 }],
  data: {
    contacts: [],
    contactRecords: [],
    users: [],
    profiles: [],
    cases: [],
    choices: [],
    files: [{ category: 'call-recording', createdOn: '2026-11-01', file: 'files/call-recording-1.wav', bytes: 5 }],
  },
};

test('says everything that is said of a category, who receives it, and what is held back', () => {
  const page = reportPage(report);
  const cells = [
    'call-recording',
    'voice, conversation',
    '2',
    'the conversation',
    'review',
    'GDPR art. 6(1)(f)',
    '180 days',
    'CNIL',
  ];
  expect(page).toContain(`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  for (const words of [
    'AWS',
    'neither sold nor shared',
    'You have opted out.',
    'also about somebody else',
    'files/call-recording-1.wav',
  ]) {
    expect(page).toContain(words);
  }
  const sold = reportPage({ ...report, saleOrSharing: { recipients: ['Fabrikam'], optedOut: false } });
  expect(sold).toContain('sold to or shared with: Fabrikam. You have not opted out.');
  expect(reportPage({ ...report, data: undefined })).not.toContain('report.json');
});

test('whatever somebody wrote, a browser runs nothing of it and asks no other place', () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.constantFrom('<script>alert(1)</script>', '"><img src=https://x.example>', "' onload='x"),
  );
  fc.assert(
    fc.property(nasty, nasty, (source, name) => {
      const page = reportPage({
        ...report,
        controller: name,
        categories: report.categories.map((each) => ({ ...each, source, purpose: name })),
        recipients: report.recipients.map((each) => ({ ...each, name })),
      });
      const tags = new Set([...page.matchAll(/<\/?([a-z0-9!]+)/g)].map(([, tag]) => tag));
      const known = ['!doctype', 'html', 'head', 'meta', 'title', 'body', 'h1', 'h2', 'p', 'table', 'tr', 'th', 'td'];
      expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([]);
      expect(page).not.toMatch(/<[^>]+(?:src|href|on\w+)=/);
    }),
  );
});
