import * as z from 'zod/mini';

/** A text that is JSON, such as an environment variable. To be piped into the schema of its value. */
export const jsonText = z.pipe(
  z.string(),
  z.transform((text: string, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', message: 'is no JSON', input: text });
      return z.NEVER;
    }
  }),
);
