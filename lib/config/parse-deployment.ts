import type * as z from 'zod';
import { deploymentChecks } from './checks';
import { deploymentSchema, type DeploymentDefinition } from './deployment-schema';
import { InvalidDeploymentError } from './invalid-deployment-error';
import { fieldPath, type DeploymentIssue } from './issue';
import { schemaMessage } from './schema-message';

export interface ParseDeploymentOptions {
  /** ISO date for which the definition must be lawful: adequacy decisions begin and end. */
  readonly asOf: string;
  /** Where the definition comes from, such as its file name. Begins every line of the error. */
  readonly source: string;
}

/**
 * The definition, when it is complete, can be deployed, and is lawful as of the date.
 *
 * What it cannot know is left to the live checks: that accounts exist, that Regions are enabled in them, that an alias
 * is free, and that a named decision record is valid (the residency gate reads the records).
 *
 * @throws InvalidDeploymentError when it is not; one line per issue says what is wrong, where, and how to fix it.
 */
export function parseDeployment(input: unknown, { asOf, source }: ParseDeploymentOptions): DeploymentDefinition {
  const parsed = deploymentSchema.safeParse(input, { error: schemaMessage });
  if (!parsed.success) throw new InvalidDeploymentError(source, shapeIssues(parsed.error.issues));

  const issues = deploymentChecks.flatMap((check) => check(parsed.data, asOf));
  if (issues.length > 0) throw new InvalidDeploymentError(source, issues);
  return parsed.data;
}

/** Unknown fields first: a slip of the keyboard is why the field it was meant for is missing. */
function shapeIssues(issues: readonly z.core.$ZodIssue[]): readonly DeploymentIssue[] {
  const unknownFields = issues.filter(({ code }) => code === 'unrecognized_keys');
  const others = issues.filter(({ code }) => code !== 'unrecognized_keys');
  return [...unknownFields, ...others].map(({ path, message }) => ({ path: fieldPath(path), message }));
}
