import * as z from 'zod';
import { storedContents } from '../stored-content';
import { type ErasedStore } from './ledger';
import { subjectKeySchema } from './subject-identifier';

/**
 * What is known of a place that holds a subject's data:
 * - `held`: it is there. `erased`: it was deleted. `verified`: it was looked for afterwards and is gone.
 * - `kept`: it may not be deleted yet, by `basis`: until `keptUntil`, or without a known end, to be looked at again on
 *   `reviewOn`.
 */
export const rowStates = ['held', 'erased', 'verified', 'kept'] as const;

export type RowState = (typeof rowStates)[number];

const shared = {
  /** Keyed hash under which this row is. */
  subject: subjectKeySchema,
  /** Every keyed hash under which the same place is registered. */
  subjects: z.array(subjectKeySchema).min(1).readonly(),
  /** `<store>#<partition>#<hash of the place>`. */
  item: z.string().min(1),
  state: z.enum(rowStates),
  /** ISO date. */
  createdOn: z.string(),
  /** Versions, fields or rows that the place had before it was erased. */
  copies: z.number().int().min(0).optional(),
  basis: z.string().optional(),
  keptUntil: z.string().optional(),
  reviewOn: z.string().optional(),
};

const object = { bucket: z.string().min(1), key: z.string().min(1), category: z.enum(storedContents) };

/** A row of the PII register: a subject, and a place that holds data of it. */
export const registerRowSchema = z.discriminatedUnion('store', [
  /** An object that is all about the subject. */
  z.object({ ...shared, ...object, store: z.literal('object') }),
  /** An object of the lake, with records of many subjects: those of these contacts are the subject's. */
  z.object({
    ...shared,
    ...object,
    store: z.literal('lake'),
    contactIds: z.array(z.string().min(1)).min(1).readonly(),
  }),
  z.object({ ...shared, store: z.literal('contact'), category: z.literal('contact'), contactId: z.string().min(1) }),
  z.object({
    ...shared,
    store: z.literal('user'),
    category: z.literal('user'),
    organisationId: z.string().min(1),
    userId: z.string().min(1),
    /** Host of a restored database. @default - the one of the deployment */
    databaseHost: z.string().optional(),
  }),
  z.object({ ...shared, store: z.literal('profile'), category: z.literal('profile'), profileId: z.string().min(1) }),
  /** A case of the subject, or one item of somebody else's case that is about a contact of the subject. */
  z.object({
    ...shared,
    store: z.literal('case'),
    category: z.literal('case'),
    caseId: z.string().min(1),
    relatedItemId: z.string().min(1).optional(),
  }),
  /** A report with rows of the subject among those of others, or one that cannot be searched. */
  z.object({ ...shared, ...object, store: z.literal('report') }),
]);

export type RegisterRow = Readonly<z.output<typeof registerRowSchema>>;
export type ObjectRow = Extract<RegisterRow, { store: 'object' }>;
export type LakeRow = Extract<RegisterRow, { store: 'lake' }>;
export type ContactRow = Extract<RegisterRow, { store: 'contact' }>;
export type UserRow = Extract<RegisterRow, { store: 'user' }>;
export type ProfileRow = Extract<RegisterRow, { store: 'profile' }>;
export type CaseRow = Extract<RegisterRow, { store: 'case' }>;
export type ReportRow = Extract<RegisterRow, { store: 'report' }>;

/** Stores that are erased part by part. Each of the others has a function that does all of a subject at once. */
export const partitionedStores = ['object', 'lake', 'contact'] as const satisfies readonly ErasedStore[];

export function isPartitioned(store: ErasedStore): store is (typeof partitionedStores)[number] {
  return partitionedStores.some((known) => known === store);
}

type Standing = Pick<RegisterRow, 'state' | 'keptUntil' | 'reviewOn'>;

/** Whether something is still to be done: deleted, or looked for after the deletion, or decided anew because its day has come. */
export function isOpen(row: Standing, asOf: string): boolean {
  return row.state === 'erased' || isToErase(row, asOf);
}

/** Whether it is to be erased now. */
export function isToErase(row: Standing, asOf: string): boolean {
  return row.state === 'held' || (row.state === 'kept' && (dueOn(row) ?? asOf) <= asOf);
}

/** The day on which what is kept is decided anew. */
export function dueOn({ keptUntil, reviewOn }: Pick<Standing, 'keptUntil' | 'reviewOn'>): string | undefined {
  return keptUntil ?? reviewOn;
}
