import { JURISDICTION_TAG } from './data-class';

/**
 * Tags of a principal that are compared with the label of an object. Roles of the platform have them from their stack,
 * people from the identity provider as session tags.
 */
export const clearanceTags = {
  jurisdiction: JURISDICTION_TAG,
  /** The organisation whose objects may be read. Without a colon: it is the name of a policy variable. */
  organisation: 'residency-organisation',
  /** The highest classification that may be read. */
  clearance: 'residency:clearance',
  /** What the principal does with labels. */
  duty: 'residency:duty',
} as const;

/** Organisation of a principal that works for all of them, such as the erasure. No organisation can have this id. */
export const EVERY_ORGANISATION = 'every-organisation';

/**
 * Who may set labels: `labelling` on every object, `erasure` on an object of the lake that it writes again without the
 * records of a subject, `upload` on a new object that it lets an application bring.
 */
export const labelDuties = ['labelling', 'erasure', 'upload'] as const;

export type LabelDuty = (typeof labelDuties)[number];

/** What decides who may read the objects of a bucket. */
export interface ContentAccess {
  /** Id of the jurisdiction profile. */
  readonly jurisdiction: string;
  /** Levels that objects can have, from the least to the most protected. */
  readonly levels: readonly [string, ...string[]];
}

/** The clearances with which a level may be read: the level itself and those above it. */
export function clearedFor({ levels }: ContentAccess, level: string): readonly string[] {
  const at = levels.indexOf(level);
  return at < 0 ? [] : levels.slice(at);
}
