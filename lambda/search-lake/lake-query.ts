import { createHash } from 'node:crypto';
import { type SubjectIdentifier } from '../../lib/domain/erasure/subject-identifier';

/** A query with the values of its question marks, each as a literal of SQL. */
export interface LakeQuery {
  readonly sql: string;
  readonly parameters: readonly string[];
}

export interface LakeCriteria {
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly identifiers: readonly SubjectIdentifier[];
  /** Keyed hashes, which a masked record has instead. */
  readonly subjects: readonly string[];
  readonly contactIds: readonly string[];
}

/**
 * Hexadecimal digits of a hash that a query asks for. Athena keeps queries for 45 days, so that it must not be told whom
 * it looks for: among a million numbers, one shares these 20 bits with the subject's. Objects that are found are read,
 * and only then it is known whose records they hold.
 */
const DIGITS = 5;

/** The value of a column, as its hash begins. Hive calls columns by lower-case names. */
const hashOf = (value: string) => `substr(lower(to_hex(sha256(to_utf8(lower(${value}))))), 1, ${DIGITS})`;
const keyedHashIn = (value: string) => `regexp_extract(${value}, '[0-9a-f]{64}$')`;
const ADDRESS = 'customerendpoint.address';
// Whether a SerDe leaves keys of a map as they are is not documented.
const CUSTOMER_ID = "coalesce(element_at(attributes, 'customerId'), element_at(attributes, 'customerid'))";

/** The query for the objects of the lake that may hold records of a subject, within some days. */
export function lakeQuery(table: string, criteria: LakeCriteria): LakeQuery {
  const { identifiers, subjects, contactIds } = criteria;
  const hashes = [...new Set(identifiers.map(({ value }) => hashStart(value)))];
  const conditions = [
    ...(hashes.length === 0 ? [] : [ADDRESS, CUSTOMER_ID].map((value) => [hashOf(value), hashes] as const)),
    ...(subjects.length === 0 ? [] : [ADDRESS, CUSTOMER_ID].map((value) => [keyedHashIn(value), subjects] as const)),
    ...(contactIds.length === 0 ? [] : [['contactid', contactIds] as const]),
  ];
  const found = conditions.map(([value, wanted]) => `${value} IN (${wanted.map(() => '?').join(', ')})`);
  return {
    sql: [
      `SELECT DISTINCT "$path" AS path FROM ${table}`,
      `WHERE day BETWEEN ? AND ? AND (${found.join(' OR ')})`,
    ].join(' '),
    parameters: [dayOf(criteria.from), dayOf(criteria.to), ...conditions.flatMap(([, wanted]) => wanted)].map(literal),
  };
}

/** How the hash of an identifier begins. */
function hashStart(value: string): string {
  return createHash('sha256').update(value.toLowerCase()).digest('hex').slice(0, DIGITS);
}

/** Name of the partition of a day. */
function dayOf(date: string): string {
  return date.replaceAll('-', '/');
}

/** Athena takes a parameter as a literal: a text in quotes, and quotes within it twice. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
