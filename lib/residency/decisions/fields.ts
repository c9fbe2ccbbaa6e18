import * as z from 'zod';
import { isIsoDate } from '../../domain/iso-date';

/** Text that a person has to write. Not trimmed: the hash is of what is written. */
export const words = z.string().refine((text) => text.trim() !== '', { error: 'is empty; write it in words' });

/** A day, such as `2026-11-21`. */
export const isoDate = z.string().refine(isIsoDate, { abort: true, error: 'is no date; write it as YYYY-MM-DD' });

/** A word of several parts, such as `chief-information-officer`. */
export const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: "must be lower-case words joined by hyphens, such as 'chief-information-officer'",
});

/** Id of a record: the same form that a deployment definition takes. */
export const decisionId = z.string().regex(/^[A-Za-z0-9][\w.-]{0,63}$/, {
  error: "is no id of a record; write letters, digits, '.', '_' and '-', such as 'RDR-2026-001'",
});

/** At least one. */
export const someOf = <T extends z.ZodType>(item: T) => z.array(item).min(1, { error: 'is empty; name at least one' });

/** A person in a role. The role counts; the name tells the author from the approver. */
export const personSchema = z.strictObject({ role: kebab, name: words });

/** Hexadecimal SHA-256. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, {
  error: 'is no SHA-256 hash; write 64 lower-case hexadecimal digits',
});
