/** Paints text for a terminal, or leaves it alone. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const paint = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;

const coloured: Palette = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  yellow: paint(33, 39),
  green: paint(32, 39),
};

const keep = (text: string): string => text;

/** No colour at all: for files, pipes and logs. */
export const plain: Palette = { bold: keep, dim: keep, red: keep, yellow: keep, green: keep };

/**
 * Colours on a terminal only, and not when the user refuses them.
 *
 * @see https://no-color.org
 */
export function paletteFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Palette {
  return stream.isTTY === true && !env['NO_COLOR'] ? coloured : plain;
}
