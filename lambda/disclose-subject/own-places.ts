import { type ProcessedCategory } from '../../lib/domain/disclosure/processed-category';
import { type RegisterRow } from '../../lib/domain/erasure/register-row';
import { type SubjectIdentifier } from '../../lib/domain/erasure/subject-identifier';
import { type ContactRecord } from '../shared/erasure/lake-records';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { recordSubjects } from '../shared/erasure/record-subjects';
import { type SubjectKeys } from '../shared/erasure/subject-keys';

/**
 * Decides whose something is. A telephone number or a customer id can be shared: what is also somebody else's, as far as
 * the identifiers of the request say, is held back and counted.
 */
export class OwnPlaces {
  private readonly heldBack = new Map<ProcessedCategory, Set<string>>();
  private readonly found = new Map<ProcessedCategory, Set<string>>();

  constructor(
    private readonly subjects: readonly string[],
    private readonly subjectKeys: SubjectKeys,
  ) {}

  /**
   * Whether a place is the subject's alone, and counts it.
   *
   * @param place what tells it from every other of its category
   * @param under keyed hashes of all whom it is about
   */
  claim(category: ProcessedCategory, place: string, under: readonly string[]): boolean {
    if (!under.some((key) => this.subjects.includes(key))) return false;
    const counted = this.isOwn(under) ? this.found : this.heldBack;
    const places = counted.get(category) ?? new Set();
    counted.set(category, places.add(place));
    return counted === this.found;
  }

  /** Whether something is the subject's and, as far as the identifiers tell, nobody else's. */
  isOwn(under: readonly string[]): boolean {
    return under.length > 0 && under.every((key) => this.subjects.includes(key));
  }

  /** Counts a place as held back: it is somebody else's, and the subject is in it. */
  withhold(category: ProcessedCategory, place: string): void {
    this.heldBack.set(category, (this.heldBack.get(category) ?? new Set()).add(place));
  }

  /** Counts a place that is known to be the subject's. */
  find(category: ProcessedCategory, place: string): void {
    this.found.set(category, (this.found.get(category) ?? new Set()).add(place));
  }

  /** Keyed hashes of identifiers. */
  keysOf(identifiers: readonly SubjectIdentifier[]): Promise<readonly string[]> {
    return Promise.all(identifiers.map((each) => this.subjectKeys.of(each)));
  }

  /** Keyed hashes of whom a contact record is about, masked or not. */
  keysOfRecord(record: Pick<ContactRecord, 'CustomerEndpoint' | 'Attributes'>): Promise<readonly string[]> {
    return recordSubjects(record, this.subjectKeys);
  }

  /** Places that turned out to be gone. */
  release(category: ProcessedCategory, place: string): void {
    const places = this.found.get(category);
    places?.delete(place);
    if (places?.size === 0) this.found.delete(category);
  }

  /** How many places of every category were claimed. */
  places(): ReadonlyMap<ProcessedCategory, number> {
    return counts(this.found);
  }

  withheld(): ReadonlyMap<ProcessedCategory, number> {
    return counts(this.heldBack);
  }
}

function counts(places: ReadonlyMap<ProcessedCategory, ReadonlySet<string>>): ReadonlyMap<ProcessedCategory, number> {
  return new Map([...places].map(([category, { size }]) => [category, size]));
}

/** Rows of the register that still hold something, each place once. */
export async function heldRows(register: PiiRegister, subjects: readonly string[]): Promise<readonly RegisterRow[]> {
  const rows = new Map<string, RegisterRow>();
  for (const subject of subjects) {
    for await (const page of register.pages(subject)) {
      for (const row of page) {
        if (row.state === 'erased' || row.state === 'verified') continue;
        // An object of the lake has a row for every subject, each with that one's contacts.
        rows.set(row.store === 'lake' ? `${row.item} ${subject}` : row.item, row);
      }
    }
  }
  return [...rows.values()];
}
