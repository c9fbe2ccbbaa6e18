import * as z from 'zod';

/** A public scheme of classification levels, from the least to the most protected. */
export interface ClassificationScheme {
  readonly title: string;
  readonly levels: readonly [string, ...string[]];
  /**
   * The highest level that partition `aws` may hold, where the scheme's owner has set one.
   * Higher levels need other premises, whatever the Region.
   */
  readonly commercialCeiling?: { readonly level: string; readonly basis: string };
}

/** The classification schemes that a deployment definition can name. */
export const classificationSchemes = {
  'government-of-canada': {
    title: 'Government of Canada security categories',
    levels: ['unclassified', 'protected-a', 'protected-b', 'protected-c', 'confidential', 'secret', 'top-secret'],
    commercialCeiling: {
      level: 'protected-b',
      basis: 'Government of Canada guidance takes commercial public cloud up to Protected B (TBS white paper, 2018)',
    },
  },
  'fips-199': {
    title: 'FIPS 199 impact levels for confidentiality',
    levels: ['low', 'moderate', 'high'],
    commercialCeiling: {
      level: 'moderate',
      basis: 'FedRAMP authorises the commercial US Regions at Moderate; High is authorised in AWS GovCloud (US)',
    },
  },
  'uk-government': {
    title: 'UK Government Security Classifications',
    levels: ['official', 'official-sensitive', 'secret', 'top-secret'],
    commercialCeiling: {
      level: 'official-sensitive',
      basis:
        'public cloud is for OFFICIAL, with its -SENSITIVE marking (UK Government Security Classifications Policy)',
    },
  },
  'australian-government': {
    title: 'Australian Protective Security Policy Framework markings',
    levels: ['official', 'official-sensitive', 'protected', 'secret', 'top-secret'],
    commercialCeiling: {
      level: 'protected',
      basis: 'IRAP assesses the AWS Regions in Australia up to PROTECTED',
    },
  },
  organisation: {
    title: "The organisation's own levels",
    levels: ['public', 'internal', 'confidential', 'restricted'],
  },
} as const satisfies Record<string, ClassificationScheme>;

export type ClassificationSchemeId = keyof typeof classificationSchemes;

const levelsOf = <Id extends ClassificationSchemeId>(id: Id) =>
  z.strictObject({
    /** The scheme that names the levels. */
    scheme: z.literal(id),
    /** Level of customer content: recordings, transcripts, attachments, e-mail. */
    content: z.enum(classificationSchemes[id].levels),
    /** Level of contact metadata: contact records, agent events, logs that name a contact. */
    metadata: z.enum(classificationSchemes[id].levels),
  });

/** How sensitive the data is, in the words of a named scheme. Nobody but the controller can know it, so it has no default. */
export const classificationSchema = z.discriminatedUnion(
  'scheme',
  [
    levelsOf('government-of-canada'),
    levelsOf('fips-199'),
    levelsOf('uk-government'),
    levelsOf('australian-government'),
    levelsOf('organisation'),
  ],
  { error: classificationMessage },
);

export type Classification = z.output<typeof classificationSchema>;

/** The levels that data of a deployment can have: from the least protected to the highest that it names. */
export function usedLevels({ scheme, content, metadata }: Classification): readonly [string, ...string[]] {
  const { levels }: ClassificationScheme = classificationSchemes[scheme];
  const [lowest, ...higher] = levels;
  const highest = Math.max(levels.indexOf(content), levels.indexOf(metadata));
  return [lowest, ...higher.slice(0, highest)];
}

function classificationMessage({ code, input }: { readonly code?: string; readonly input?: unknown }) {
  const schemes = Object.keys(classificationSchemes).join(', ');
  if (input === undefined) {
    return `is missing, and only the controller can know how sensitive the data is; write { scheme, content, metadata } with a scheme of ${schemes}`;
  }
  return code === 'invalid_union' ? `names no classification scheme; write one of ${schemes}` : undefined;
}
