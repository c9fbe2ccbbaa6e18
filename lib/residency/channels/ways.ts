import { type Opening, type ReaderName, type Way } from '../channel';

/** Ways of one resource type whose properties are read alike. */
export function ways(type: string, reads: ReaderName | Opening, ...paths: readonly string[]): readonly Way[] {
  return paths.map((path) => ({ type, path, reads }));
}

/** Ways of one resource type where only a place that the value names counts; one that tells none is ordinary. */
export function knownWays(type: string, reads: ReaderName, ...paths: readonly string[]): readonly Way[] {
  return ways(type, reads, ...paths).map((way) => ({ ...way, unknown: 'silent' }));
}

/** Ways of one resource type where a place that nobody knows is a finding for data of every class. */
export function provenWays(type: string, reads: ReaderName, ...paths: readonly string[]): readonly Way[] {
  return ways(type, reads, ...paths).map((way) => ({ ...way, unknown: 'unproven' }));
}

/** Properties that name where data comes from, or only look like places: recognised, never a finding. */
export function inbound(type: string, ...paths: readonly string[]): readonly Way[] {
  return paths.map((path) => ({ type, path, reads: 'document', inbound: true }));
}
