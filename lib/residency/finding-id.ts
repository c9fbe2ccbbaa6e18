/**
 * The id of a finding: the same wherever and whenever the same property of the same resource is judged by the same rule.
 *
 * FNV-1a in two lanes: short, stable, and free of Node's crypto so that it runs anywhere.
 */
export function findingId(rule: string, stack: string, logicalId: string, path: string): string {
  const text = [rule, stack, logicalId, path].join('|');
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    high = Math.imul(high ^ text.charCodeAt(index), 0x01000193);
    low = Math.imul(low ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return [high, low].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
