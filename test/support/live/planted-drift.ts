import { type LiveState } from './live-state';

/** Something that went wrong in a live account, and exactly what an audit says of it. */
export interface PlantedDrift {
  readonly what: string;
  readonly plant: (state: LiveState) => void;
  /** Rule, verdict and logical or physical id of every finding, in the order of the report. */
  readonly found: readonly (readonly [rule: string, verdict: 'escapes' | 'unproven', resource: string])[];
}

/** An account that is not of the deployment. */
export const FOREIGN = '999988887777';
