/** A UUID in lower case, as every part of the platform writes an organisation's id. One organisation, one spelling. */
const ORGANISATION_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is the id of an organisation, in its only spelling: ASCII, lower case, with hyphens. */
export function isOrganisationId(text: unknown): text is string {
  return typeof text === 'string' && ORGANISATION_ID.test(text);
}

/** The source of the pattern, for schemas of requests. */
export const ORGANISATION_ID_PATTERN = ORGANISATION_ID.source;
