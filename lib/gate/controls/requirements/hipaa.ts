import { type Requirement } from '../requirement';

/** Health data. */
export const hipaaRequirements = [
  {
    id: 'R214',
    control: 'eligible-services',
    category: 'hipaa',
    enforce: ['static', 'documented'],
    text: 'Use only HIPAA-eligible services',
  },
  {
    id: 'R215',
    control: 'attestations',
    category: 'hipaa',
    enforce: ['documented', 'static'],
    text: 'BAA signed with AWS',
  },
  {
    id: 'R216',
    control: 'cmk',
    category: 'hipaa',
    enforce: ['infrastructure', 'static'],
    text: 'PHI encrypted with a customer-managed key',
  },
  {
    id: 'R217',
    control: 'access-logging',
    category: 'hipaa',
    enforce: ['infrastructure', 'static'],
    text: 'Restrict access to, and the access logs of, PHI buckets',
  },
  {
    id: 'R218',
    control: 'data-events',
    category: 'hipaa',
    enforce: ['infrastructure', 'static', 'live'],
    text: 'Audit who accessed patient data',
  },
] as const satisfies readonly Requirement[];
