import { isRecord } from '../doubles/conformance-problems';
import { parseTemplate, type Template } from './assembly';
import { isIntrinsic } from './references';
import { loadIncompleteness, type Correction, type Substitute } from './substitute';

/** All that is known of what the emulator's CloudFormation cannot do. */
export class KnownIncompleteness {
  private constructor(
    readonly substitutes: ReadonlyMap<string, Substitute>,
    readonly omitted: ReadonlyMap<string, string>,
    private readonly attributes: ReadonlyMap<string, Readonly<Record<string, Correction>>>,
  ) {}

  static async load(): Promise<KnownIncompleteness> {
    const units = await loadIncompleteness();
    const substitutes = units.flatMap(({ substitute }) =>
      (substitute?.types ?? []).map((type) => [type, substitute] as const),
    );
    return new KnownIncompleteness(
      new Map(substitutes.flatMap(([type, substitute]) => (substitute ? [[type, substitute] as const] : []))),
      new Map(units.flatMap(({ omitted }) => Object.entries(omitted ?? {}))),
      new Map(units.flatMap(({ attributes }) => Object.entries(attributes ?? {}))),
    );
  }

  /** The template with other words for what the emulator answers otherwise, which mean the same in AWS. */
  corrected(template: Template): Template {
    const replace = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(replace);
      if (!isRecord(value)) return value;
      const path = [value['Fn::GetAtt'] ?? [value['Ref'], 'Ref']].flat().map(String);
      const resource = isIntrinsic(value) ? template.Resources[path[0] ?? ''] : undefined;
      const correction = this.attributes.get(resource?.Type ?? '')?.[path.slice(1).join('.')];
      if (correction === undefined) {
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
      }
      if ('attribute' in correction) return { 'Fn::GetAtt': [path[0], correction.attribute] };
      return resource?.Properties?.[correction.property];
    };
    return parseTemplate(replace(template));
  }
}
