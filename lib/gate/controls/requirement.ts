/** How a requirement can be met. */
export const enforcements = ['infrastructure', 'static', 'live', 'documented'] as const;

/**
 * - `infrastructure`: resources are built so.
 * - `static`: refused at synthesis or by a test.
 * - `live`: checked in the account.
 * - `documented`: a person attests to it.
 */
export type Enforcement = (typeof enforcements)[number];

export type RequirementCategory =
  | 'residency'
  | 'privacy'
  | 'evidence'
  | 'monitoring'
  | 'access'
  | 'encryption'
  | 'disaster-recovery'
  | 'identity'
  | 'organisational'
  | 'pci'
  | 'hipaa'
  | 'delivery';

/** One thing that the platform must do. */
export interface Requirement {
  /** `R` and three digits; never reused. */
  readonly id: string;
  /** The control that meets it. */
  readonly control: string;
  readonly category: RequirementCategory;
  readonly enforce: readonly Enforcement[];
  readonly text: string;
}
