import { type HostPlace } from '../../lib/residency/facts/hosts';

/** Rows of `host expected`. */
export const table = (rows: string): [string, string][] =>
  rows
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/) as [string, string]);

/** One word for a place: a Region, `global:<service>`, `<vendor country>`, `edge`, `private`, `unknown`. */
export function word(place: HostPlace): string {
  switch (place.kind) {
    case 'aws':
      return place.region;
    case 'aws-global':
      return `global:${place.service}`;
    case 'vendor':
      return place.country;
    case 'edge':
    case 'private':
    case 'unknown':
      return place.kind;
  }
}
