const TECHNICAL =
  /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:[\w/:.+=@-]+|\d{4}-\d\d-\d\dT[\d:.]+Z?)$/i;

/**
 * Whether a text is an id (UUID), an ARN or a time, and nothing else. By chance, digits of an id look like those of a card:
 * no pattern of personal data may spoil it.
 */
export function isTechnical(text: string): boolean {
  return TECHNICAL.test(text);
}
