import { DeleteCaseCommand, DeleteRelatedItemCommand } from '@aws-sdk/client-connectcases';
import { type ErasureCase } from '../../lib/domain/erasure/erasure-case';
import { type ContentPlace } from '../../lib/domain/erasure/object-places';
import { type CaseRow } from '../../lib/domain/erasure/register-row';
import { type StoreToErase } from '../shared/erasure/erase-store';
import { type PiiRegister } from '../shared/erasure/pii-register';
import { type AttachedFiles, deleteFile, locateFile } from '../shared/erasure/attached-files';
import {
  caseArn,
  type CaseDomain,
  customerArn,
  findCase,
  findCases,
  relatedItems,
  unlessAbsent,
} from '../shared/erasure/case-domain';

export interface CaseStoreMeans {
  readonly register: PiiRegister;
  readonly domain: CaseDomain;
  readonly files: AttachedFiles;
  readonly buckets: readonly ContentPlace[];
}

/**
 * Cases of a subject: those of its profiles, and those that its contacts were added to. A case of somebody else loses the
 * contact, and stays.
 */
export function caseStore(means: CaseStoreMeans): StoreToErase<CaseRow> {
  const { domain, files, register } = means;
  return {
    store: 'case',
    find: (erasureCase, asOf) => registerCases(erasureCase, asOf, means),
    erase: async (row) => {
      const { domainId, client } = domain;
      const { caseId, relatedItemId } = row;
      if (relatedItemId !== undefined) {
        await register.count(row, 1);
        await unlessAbsent(client.send(new DeleteRelatedItemCommand({ domainId, caseId, relatedItemId })));
        return { state: 'erased' };
      }
      if (!(await findCase(domain, caseId))) return { state: 'erased' };
      const items = await relatedItems(domain, caseId);
      await register.count(row, 1 + items.length);
      for (const { content } of items) {
        const fileArn = content?.file?.fileArn;
        if (fileArn !== undefined) await deleteFile(files, fileArn, caseArn(domain, caseId));
      }
      // Takes its items and its history with it, so that it goes last.
      await unlessAbsent(client.send(new DeleteCaseCommand({ domainId, caseId })));
      return { state: 'erased' };
    },
    isGone: async ({ caseId, relatedItemId }) =>
      relatedItemId === undefined
        ? !(await findCase(domain, caseId))
        : (await relatedItems(domain, caseId)).every((item) => item.relatedItemId !== relatedItemId),
  };
}

async function registerCases({ subjects }: ErasureCase, asOf: string, means: CaseStoreMeans): Promise<void> {
  const { register, domain, files } = means;
  const [customers, contacts] = [new Set<string>(), new Set<string>()];
  for (const subject of subjects) {
    for (const row of await register.rows(subject, { store: 'profile' })) {
      if (row.store === 'profile') customers.add(customerArn(domain, row.profileId));
    }
    for (const row of await register.rows(subject, { store: 'contact' })) {
      if (row.store === 'contact') contacts.add(`${files.instanceArn}/contact/${row.contactId}`);
    }
  }
  const found = { category: 'case', store: 'case', createdOn: asOf, subjects } as const;
  const { own, mentioning } = await findCases({ customers, contacts }, domain);
  for (const { caseId, relatedItemIds } of mentioning) {
    for (const relatedItemId of relatedItemIds) await register.add({ ...found, caseId, relatedItemId });
  }
  for (const caseId of own) {
    // Files first: when the case is gone, nothing leads to them any more.
    await registerFiles(caseId, subjects, asOf, means);
    await register.add({ ...found, caseId });
  }
}

async function registerFiles(
  caseId: string,
  subjects: readonly string[],
  asOf: string,
  { domain, files, buckets, register }: CaseStoreMeans,
): Promise<void> {
  for (const { content } of await relatedItems(domain, caseId)) {
    const fileArn = content?.file?.fileArn;
    if (fileArn === undefined) continue;
    const file = await locateFile(files, fileArn, caseArn(domain, caseId));
    if (!file) continue;
    const { bucket, key, createdOn = asOf } = file;
    if (!buckets.some((place) => place.bucket === bucket)) {
      throw new Error(`a file of a case is in bucket ${bucket}, which is none of this deployment; erase it by hand`);
    }
    const object = { store: 'object', category: 'attachment', bucket, key, createdOn, subjects } as const;
    await register.add(object);
  }
}
