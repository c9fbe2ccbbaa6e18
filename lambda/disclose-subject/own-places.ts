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
    const counted = under.every((key) => this.subjects.includes(key)) ? this.found : this.heldBack;
    const places = counted.get(category) ?? new Set();
    counted.set(category, places.add(place));
    return counted === this.found;
  }

  /** The same, by the identifiers themselves. */
  async claimBy(
    category: ProcessedCategory,
    place: string,
    identifiers: readonly SubjectIdentifier[],
  ): Promise<boolean> {
    return this.claim(category, place, await Promise.all(identifiers.map((each) => this.subjectKeys.of(each))));
  }

  /** The same, by a record of the lake, masked or not. */
  async claimRecord(category: ProcessedCategory, place: string, record: ContactRecord): Promise<boolean> {
    return this.claim(category, place, await recordSubjects(record, this.subjectKeys));
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
