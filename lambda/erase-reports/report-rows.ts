import { type Mention } from './mention';

const [QUOTE, LINE_END] = [0x22, 0x0a];

/** The rows of a CSV file, which together are all of its bytes. A line end within quotes is of its row. */
export function rowsOf(file: Buffer): readonly Buffer[] {
  const rows: Buffer[] = [];
  let [start, inQuotes] = [0, false];
  for (let at = 0; at < file.length; at += 1) {
    const byte = file[at];
    // A quote within quotes is written twice, which changes nothing here.
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (byte === LINE_END && !inQuotes) {
      rows.push(file.subarray(start, at + 1));
      start = at + 1;
    }
  }
  if (start < file.length) rows.push(file.subarray(start));
  return rows;
}

/** The rows that name nobody whom they should not; the first one, with the names of columns, always stays. */
export function withoutMentions(file: Buffer, mention: Mention): { readonly removed: number; readonly body: Buffer } {
  const rows = rowsOf(file);
  const others = rows.filter((row, index) => index === 0 || !mention(row.toString('utf8')));
  return { removed: rows.length - others.length, body: Buffer.concat(others) };
}
