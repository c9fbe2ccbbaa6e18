import * as sdk from '@aws-sdk/client-connectcases';
import * as z from 'zod';
import { ServiceError, startProtocolDouble, type ProtocolDouble } from '../../../e2e/doubles/protocol-double';
import { type SignatureScope } from '../../../e2e/doubles/signature';
import { CREDENTIALS, REGION } from './place';

/** An item of a case, as the service's model writes its content. */
export interface StoredItem {
  readonly id: string;
  readonly type: 'Contact' | 'Comment' | 'File';
  readonly content: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface StoredCase {
  readonly title: string;
  /** ARN of the profile of the customer. */
  readonly customer?: string;
  readonly items: StoredItem[];
}

const ofCase = z.looseObject({ caseId: z.string() });
const ofFields = ofCase.extend({ fields: z.array(z.object({ id: z.string() })) });
/** Fields of the double's domain, with their types. */
const allFields = [
  ['customer_id', 'Text'],
  ['title', 'Text'],
  ['assigned_user', 'User'],
] as const;
const ofItem = ofCase.extend({ relatedItemId: z.string() });
const ofContact = z.looseObject({ contactArn: z.string() });
const page = z.looseObject({ nextToken: z.string().optional() });
const byCustomer = page.extend({
  filter: z.strictObject({
    field: z.strictObject({
      equalTo: z.strictObject({ id: z.literal('customer_id'), value: z.strictObject({ stringValue: z.string() }) }),
    }),
  }),
});

/** Amazon Connect Cases with one domain, by the SDK's own model. One entry is on each page. */
export function startCases(
  cases: Map<string, StoredCase>,
  scope: Omit<SignatureScope, 'service'> = { region: REGION, ...CREDENTIALS },
): Promise<ProtocolDouble> {
  const find = (id: string): StoredCase => {
    const found = cases.get(id);
    if (!found) throw new ServiceError('ResourceNotFoundException', `no case ${id}`);
    return found;
  };
  const oneOf = <Entry>(all: readonly Entry[], input: unknown) => {
    const at = Number(page.parse(input).nextToken ?? '0');
    return {
      entries: all.slice(at, at + 1),
      next: at + 1 < all.length ? { nextToken: String(at + 1) } : {},
    };
  };
  return startProtocolDouble({
    sdk: { ...sdk },
    service: 'cases',
    ...scope,
    handlers: {
      SearchCases: (input) => {
        const wanted = byCustomer.parse(input).filter.field.equalTo.value.stringValue;
        const all = [...cases].filter(([, { customer }]) => customer === wanted);
        const { entries, next } = oneOf(all, input);
        return { cases: entries.map(([caseId]) => ({ caseId, templateId: 'template', fields: [] })), ...next };
      },
      ListCasesForContact: (input) => {
        const { contactArn } = ofContact.parse(input);
        const all = [...cases].filter(([, { items }]) =>
          items.some(({ content }) => content['contact']?.['contactArn'] === contactArn),
        );
        const { entries, next } = oneOf(all, input);
        return { cases: entries.map(([caseId]) => ({ caseId, templateId: 'template' })), ...next };
      },
      GetCase: (input) => {
        const { fields, caseId } = ofFields.parse(input);
        const { customer, title } = find(caseId);
        const values = { customer_id: customer, title, assigned_user: 'arn:agent.smith' };
        const told = Object.entries(values).flatMap(([id, stringValue]) =>
          stringValue === undefined || !fields.some((field) => field.id === id) ? [] : [{ id, value: { stringValue } }],
        );
        return { templateId: 'template', fields: told };
      },
      ListFields: (input) => {
        const { entries, next } = oneOf(allFields, input);
        return {
          fields: entries.map(([fieldId, type]) => ({
            fieldId,
            fieldArn: fieldId,
            name: fieldId,
            type,
            namespace: 'System',
          })),
          ...next,
        };
      },
      SearchRelatedItems: (input) => {
        const { entries, next } = oneOf(find(ofCase.parse(input).caseId).items, input);
        return {
          relatedItems: entries.map(({ id, type, content }) => ({
            relatedItemId: id,
            type,
            associationTime: '2026-10-01T12:00:00Z',
            content,
          })),
          ...next,
        };
      },
      DeleteRelatedItem: (input) => {
        const { caseId, relatedItemId } = ofItem.parse(input);
        const { items } = find(caseId);
        const at = items.findIndex(({ id }) => id === relatedItemId);
        if (at < 0) throw new ServiceError('ResourceNotFoundException', `no item ${relatedItemId}`);
        items.splice(at, 1);
        return {};
      },
      DeleteCase: (input) => {
        const { caseId } = ofCase.parse(input);
        find(caseId);
        cases.delete(caseId);
        return {};
      },
    },
  });
}
