import { type AttributeValue } from '@aws-sdk/client-dynamodb';

/** A record as DynamoDB has it. */
export type RegistryItem = Record<string, AttributeValue>;

/** An item as a plain value: texts, numbers and sets of texts. Any other type stays as it is, so that no schema takes it. */
export function fromItem(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [only, ...others] = Object.entries(value) as [string, unknown][];
  if (only === undefined || others.length > 0) return value;
  const [type, content] = only;
  if (type === 'S' && typeof content === 'string') return content;
  if (type === 'N' && typeof content === 'string') return Number(content);
  if (type === 'SS' && Array.isArray(content)) return [...(content as readonly unknown[])].sort();
  return value;
}

/** A record as an item. Attributes that are not there and empty lists are left out: DynamoDB has no empty sets. */
export function toItem(
  record: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): RegistryItem {
  const item: RegistryItem = {};
  for (const [name, value] of Object.entries(record)) {
    if (typeof value === 'string') item[name] = { S: value };
    else if (typeof value === 'number') item[name] = { N: String(value) };
    else if (value && value.length > 0) item[name] = { SS: [...value] };
  }
  return item;
}
