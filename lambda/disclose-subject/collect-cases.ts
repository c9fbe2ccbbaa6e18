import * as z from 'zod';
import { disclosedCaseSchema } from '../../lib/domain/disclosure/disclosure-report';
import { type AttachedFiles, locateFile } from '../shared/erasure/attached-files';
import { caseArn, type CaseDomain, type CaseField, relatedItems, valuesOf } from '../shared/erasure/case-domain';

/** A case, and where the bytes of its files are. */
export const foundCaseSchema = z.object({
  case: disclosedCaseSchema,
  files: z.array(z.object({ bucket: z.string(), key: z.string(), createdOn: z.string().optional() })).readonly(),
});

/** A case of the subject without the agents who worked on it. Of its contacts, those of the subject. */
export async function collectCase(
  caseId: string,
  { domain, files }: { readonly domain: CaseDomain; readonly files: AttachedFiles },
  known: { readonly fields: readonly CaseField[]; readonly contacts: ReadonlySet<string> },
): Promise<z.output<typeof foundCaseSchema> | undefined> {
  const values = await valuesOf(domain, caseId, known.fields);
  if (!values) return undefined;
  const items = await relatedItems(domain, caseId);
  const located = await Promise.all(
    items
      .flatMap(({ content }) => content?.file?.fileArn ?? [])
      .map((arn) => locateFile(files, arn, caseArn(domain, caseId))),
  );
  return {
    case: {
      caseId,
      fields: values,
      comments: items.flatMap(({ content, associationTime }) => {
        const body = content?.comment?.body;
        return body === undefined ? [] : [{ at: associationTime?.toISOString(), body }];
      }),
      contactIds: items
        .flatMap(({ content }) => content?.contact?.contactArn ?? [])
        .filter((arn) => known.contacts.has(arn))
        .map((arn) => arn.slice(arn.lastIndexOf('/') + 1)),
    },
    files: located.flatMap((file) => file ?? []),
  };
}
