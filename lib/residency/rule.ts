import { type DataClass } from '../domain/data-class';
import { type Verdict } from './finding';
import { type Severity } from './channel';
import { type Place } from './place';
import { type Text } from './resolve/text';
import { type Unread } from './unread';
import { type ResourceModel } from './world/resource-model';

/** What a person reads about a rule or a channel. */
export interface RuleWords {
  /** Words in kebab-case, the same in every report. */
  readonly id: string;
  /** The state that is wanted, as a sentence. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly severity: Severity;
  readonly sources: readonly [string, ...string[]];
  /** Rows of the channel catalogue that the rule covers. */
  readonly catalogue: readonly string[];
}

/** One way that a rule found on a resource, before it is judged. */
export interface Observation {
  readonly rule: string;
  readonly resource: ResourceModel;
  /** Path inside the properties. */
  readonly path: string;
  readonly place: Place;
  readonly text?: Text | undefined;
  /** Overrides the class of the resource. */
  readonly carries?: DataClass | undefined;
  /** Report only what leaves: the contained case says nothing about a flow. */
  readonly silentWhen?: readonly Verdict[];
}

/** What a rule may ask about the resource besides its properties. */
export interface RuleContext {
  /** What the channel tables have left to the generic rules. */
  readonly unread: () => Unread;
}

/** A rule of which a table cannot tell: it looks at a resource and names the ways it finds. */
export interface Rule extends RuleWords {
  readonly observe: (resource: ResourceModel, context: RuleContext) => Iterable<Observation>;
}

/** Gives a rule its type. The id must be the file's name; a test compares them. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
