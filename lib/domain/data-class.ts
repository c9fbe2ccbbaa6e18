/**
 * What kind of data a store or a flow holds. The order is from the most to the least protected.
 *
 * Set it on a resource with the tag {@link DATA_CLASS_TAG}; a resource without the tag holds `customer-content`.
 */
export const dataClasses = [
  'customer-content',
  'contact-metadata',
  'operational-log',
  'audit',
  'reference',
  'routing',
] as const;

export type DataClass = (typeof dataClasses)[number];

/** The tag that declares the {@link DataClass} of a resource. */
export const DATA_CLASS_TAG = 'residency:data-class';

/** The tag that names the {@link Jurisdiction} whose data a resource holds. */
export const JURISDICTION_TAG = 'residency:jurisdiction';

/** Classes that hold no personal data by declaration, and so may leave their jurisdiction. */
export const crossableDataClasses: readonly DataClass[] = ['reference', 'routing'];

/** Whether data of this class may leave its jurisdiction by declaration alone. */
export function mayCross(dataClass: DataClass): boolean {
  return crossableDataClasses.includes(dataClass);
}

/** The class that a tag value names, or `undefined` when it names none. */
export function parseDataClass(value: string): DataClass | undefined {
  return dataClasses.find((known) => known === value);
}
