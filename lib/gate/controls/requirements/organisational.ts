import { type Requirement } from '../requirement';

/** What people decide and sign. */
export const organisationalRequirements = [
  {
    id: 'R008',
    control: 'decision-authority',
    category: 'organisational',
    enforce: ['static', 'documented'],
    text: 'The residency decision belongs to the departmental CIO (not to developers)',
  },
  {
    id: 'R010',
    control: 'decision-criteria',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Cloud is identified and evaluated as the principal delivery option (cloud-first)',
  },
  {
    id: 'R027',
    control: 'no-auto-approval',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Tooling/guidance never replaces the accountable official’s discretion',
  },
  {
    id: 'R028',
    control: 'evidence-pack',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Architecture details obtained under NDA are not published',
  },
  {
    id: 'R036',
    control: 'shared-responsibility',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Shared responsibility: delineate provider and customer duties',
  },
  {
    id: 'R110',
    control: 'no-auto-approval',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Customer makes its own independent assessment',
  },
  {
    id: 'R163',
    control: 'refdata-sync',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Master-data management process and update procedure',
  },
  {
    id: 'R172',
    control: 'transfer-assessment',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Transfer-law awareness (Schrems II)',
  },
  {
    id: 'R227',
    control: 'raci',
    category: 'organisational',
    enforce: ['documented', 'static'],
    text: 'Document RACI (prod vs test access)',
  },
  {
    id: 'R230',
    control: 'attestations',
    category: 'organisational',
    enforce: ['documented'],
    text: 'Train support staff',
  },
] as const satisfies readonly Requirement[];
