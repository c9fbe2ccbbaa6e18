import { resolveTexts } from '../resolve/resolver';
import { select } from '../resolve/select';
import { literalOf, type Text } from '../resolve/text';
import { type ResidencyScope } from '../scope';
import { type ResourceModel } from '../world/resource-model';
import { findResource } from '../world/resources';
import { World } from '../world/world';
import { type Declared, type Placement } from './live-account';
import { type LiveAddress } from './live-templates';

/** The deployed templates, asked for what they say of live resources. */
export class DeclaredState {
  private readonly world: World;
  private readonly physicalIds = new Map<string, string>();
  readonly placements: readonly Placement[];

  constructor({ templates, placements }: Declared, scopeOf: (stack: string) => ResidencyScope) {
    this.world = new World(templates, scopeOf);
    this.placements = placements;
    for (const { stack, logicalId, physicalId } of placements) {
      this.physicalIds.set(JSON.stringify([stack, logicalId]), physicalId);
    }
  }

  /** The declaration of a resource; `undefined` when no given template declares it. */
  find({ stack, logicalId }: Pick<LiveAddress, 'stack' | 'logicalId'>): ResourceModel | undefined {
    return findResource(this.world.stack(stack), logicalId);
  }

  /** The values that a property is declared to have. */
  textsAt(resource: ResourceModel, path: string): readonly Text[] {
    return select(resource.properties, path, resource.environment).flatMap(({ value }) =>
      value.text ? [value.text] : resolveTexts(value.node, value.environment),
    );
  }

  /** The number that a property is declared to have, when there is one and it is known. */
  numberAt(resource: ResourceModel, path: string): number | undefined {
    const [text, ...others] = this.textsAt(resource, path);
    const value = text === undefined || others.length > 0 ? undefined : literalOf(text);
    return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
  }

  /**
   * Whether a live value can be what is declared. A reference is compared by the physical id of what it refers to; a
   * part that no template tells can be anything.
   */
  matches(declared: Text, live: string): boolean {
    const pattern = declared.parts.map((part) => {
      if (typeof part === 'string') return escaped(part);
      const target = part.resource && JSON.stringify([part.resource.stack, part.resource.logicalId]);
      const id = target === undefined ? undefined : this.physicalIds.get(target);
      // An ARN ends with the id of its resource, and an id may be an ARN.
      return id === undefined ? '.*' : `.*${escaped(lastSegment(id))}.*`;
    });
    return new RegExp(`^${pattern.join('')}$`, 's').test(live);
  }
}

/** The last piece of an ARN, an address or a compound identifier. */
export function lastSegment(id: string): string {
  return id.split(/[/:|]/).at(-1) ?? id;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
