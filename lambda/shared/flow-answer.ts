import { deniedAttribute } from '../../lib/domain/masking/denied-attributes';

/** Amazon Connect takes less than this of UTF-8, in bytes. */
const MOST_BYTES = 32_768;

/**
 * What a function answers to a contact flow: a flat map of texts. A flow notes it on the contact as easily as it reads it,
 * so that nothing personal or secret may be in it.
 *
 * @throws Error when a text is denied as an attribute, by the same list as for flows, or when the answer is too large.
 * The message names the key, never the text.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export function flowAnswer<Answer extends Readonly<Record<string, string>>>(answer: Answer): Answer {
  for (const [key, text] of Object.entries(answer)) {
    const denied = deniedAttribute(key, text);
    if (denied !== undefined) throw new Error(`the answer to the flow has ${denied} as '${key}'; leave it out`);
  }
  const bytes = new TextEncoder().encode(JSON.stringify(answer)).length;
  if (bytes >= MOST_BYTES) throw new Error(`the answer has ${bytes} bytes, and Amazon Connect takes ${MOST_BYTES - 1}`);
  return answer;
}
