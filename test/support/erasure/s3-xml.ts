const entities: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
];

/** A text between two tags. */
export function escape(value: string): string {
  return entities.reduce((escaped, [character, entity]) => escaped.replaceAll(character, entity), value);
}

/** What is inside of every element of a name. */
export function elements(name: string, xml: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inner = '']) => inner);
}

/** The text of the first element of a name; `''` when there is none. */
export function text(name: string, xml: string): string {
  const [found = ''] = elements(name, xml);
  return [...entities].reverse().reduce((value, [character, entity]) => value.replaceAll(entity, character), found);
}

/** Tags, as Amazon S3 answers them. */
export function tagging(tags: Readonly<Record<string, string>>): string {
  const set = Object.entries(tags).map(
    ([key, value]) => `<Tag><Key>${escape(key)}</Key><Value>${escape(value)}</Value></Tag>`,
  );
  return `<Tagging><TagSet>${set.join('')}</TagSet></Tagging>`;
}
