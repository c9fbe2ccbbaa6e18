import { type Requirement } from '../requirement';

/** Card data. */
export const pciRequirements = [
  {
    id: 'R059',
    control: 'tokenisation',
    category: 'pci',
    enforce: ['infrastructure', 'static'],
    text: 'Dedicated secured store for the sensitive values; temporary one-time tokens',
  },
  {
    id: 'R209',
    control: 'dtmf-secure-flow',
    category: 'pci',
    enforce: ['infrastructure', 'static'],
    text: 'DTMF masking so that agents cannot hear card numbers',
  },
  {
    id: 'R210',
    control: 'pause-recording',
    category: 'pci',
    enforce: ['infrastructure', 'static'],
    text: 'Pause/resume recording during payment capture',
  },
  {
    id: 'R211',
    control: 'pan-no-store',
    category: 'pci',
    enforce: ['infrastructure', 'static'],
    text: 'Card details go straight to the processor API, never to contact records/S3',
  },
  {
    id: 'R212',
    control: 'pci-segmentation',
    category: 'pci',
    enforce: ['infrastructure', 'static'],
    text: 'Segment PCI from non-PCI workloads',
  },
] as const satisfies readonly Requirement[];
