import { type Requirement } from '../requirement';

/** Copies and recovery. */
export const disasterRecoveryRequirements = [
  {
    id: 'R108',
    control: 'iac-only',
    category: 'disaster-recovery',
    enforce: ['infrastructure'],
    text: 'Design scales over several Regions/geographies',
  },
  {
    id: 'R115',
    control: 'refdata-sync',
    category: 'disaster-recovery',
    enforce: ['infrastructure'],
    text: 'Reference data (course content, frameworks, other non-org data) synchronised to all Regions',
  },
  {
    id: 'R124',
    control: 'refdata-sync',
    category: 'disaster-recovery',
    enforce: ['infrastructure'],
    text: 'Continuous replication of reference tables',
  },
  {
    id: 'R125',
    control: 'refdata-sync',
    category: 'disaster-recovery',
    enforce: ['infrastructure'],
    text: 'Change data capture',
  },
  {
    id: 'R126',
    control: 'refdata-daily-check',
    category: 'disaster-recovery',
    enforce: ['infrastructure', 'live'],
    text: 'Daily full comparison and synchronisation of differences, then validation',
  },
  {
    id: 'R160',
    control: 'refdata-sync',
    category: 'disaster-recovery',
    enforce: ['infrastructure'],
    text: 'DMS replication infrastructure and tasks',
  },
  {
    id: 'R164',
    control: 'dr-tests',
    category: 'disaster-recovery',
    enforce: ['live', 'documented'],
    text: 'Test failure scenarios and recovery',
  },
  {
    id: 'R170',
    control: 'dr-matrix',
    category: 'disaster-recovery',
    enforce: ['static'],
    text: 'DR respects hard geographic boundaries; EU→US failover is unacceptable',
  },
  {
    id: 'R179',
    control: 'dr-tests',
    category: 'disaster-recovery',
    enforce: ['infrastructure', 'documented'],
    text: 'Carrier/edge redundancy (multi-region BYOC)',
  },
  {
    id: 'R181',
    control: 'dr-matrix',
    category: 'disaster-recovery',
    enforce: ['static'],
    text: 'Secondary in a sovereignty-compatible Region (Zurich, Stockholm)',
  },
  {
    id: 'R182',
    control: 'dr-matrix',
    category: 'disaster-recovery',
    enforce: ['static', 'documented'],
    text: 'DR path inside the EEA or in an adequacy country; media path stays lawful during outage',
  },
  {
    id: 'R226',
    control: 'dr-matrix',
    category: 'disaster-recovery',
    enforce: ['infrastructure', 'static'],
    text: 'Backup and DR incl. cross-Region S3 replication',
  },
] as const satisfies readonly Requirement[];
