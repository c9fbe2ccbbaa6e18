import { deploymentScopes } from '../../lib/gate/deployment-scopes';
import { analyse } from '../../lib/residency/analyse';
import { openFindings } from '../../lib/residency/finding';
import { type TemplateInput } from '../../lib/residency/template-input';
import { type MutableResource, operators, roundsOf } from '../support/mutations';
import { fitting, replicationChanges } from '../support/mutation-databases';
import { AS_OF, exampleDeployment } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';
import { inputOf } from '../support/synthesized-stack';

interface MutableTemplate {
  readonly Resources: Readonly<Record<string, MutableResource>>;
}

describe('every operator that moves data out of the shipped templates', () => {
  const definition = exampleDeployment();
  const scopeOf = deploymentScopes(definition, AS_OF);
  const stacks = shippedStacks((stage) => stage.endsWith('-prod')).map((stack) => ({
    template: stack.artifact.template as MutableTemplate,
    input: inputOf(stack),
  }));
  // Nothing of another Stage tells more about these, and each round would read it all again.
  const canada = stacks.filter(({ input: { stack } }) => stack.startsWith('ca-prod/'));
  // What a replication is judged by: its own stacks, and those of the databases that it names.
  const related = stacks.filter(({ input: { stack } }) => /^reference-prod\/|-databases$/.test(stack));

  const findingsOf = (inputs: readonly TemplateInput[], judged?: string) =>
    openFindings(analyse(inputs, { scopeOf, isJudged: (stack) => judged === undefined || stack === judged }));

  it.each([
    ['a jurisdiction', canada],
    ['the replication of reference data', related],
  ])('starts from templates without a finding: %s', (_, judged) => {
    expect(judged.length).toBeGreaterThan(4);
    expect(findingsOf(judged.map(({ input }) => input))).toEqual([]);
  });

  it('is killed', () => {
    const survivors: string[] = [];
    const applied = new Set<string>();
    for (const { input, template } of canada) {
      for (const { mutants, operatorOf } of roundsOf(template.Resources)) {
        const text = JSON.stringify({ ...template, Resources: { ...template.Resources, ...mutants } });
        const inputs = canada.map((other) => (other.input === input ? { ...input, text: () => text } : other.input));
        const found = new Set(findingsOf(inputs, input.stack).map(({ resource }) => resource.logicalId));
        for (const [logicalId, operator] of operatorOf) {
          applied.add(operator);
          if (!found.has(logicalId)) survivors.push(`${operator}: ${input.stack} ${logicalId}`);
        }
      }
    }
    expect(survivors).toEqual([]);
    expect(operators.filter((operator) => !applied.has(operator))).toEqual([]);
  });

  it('is killed in the replication of reference data', () => {
    const survivors: string[] = [];
    const applied = new Set<string>();
    for (const { input, template } of related.filter(({ input: { stack } }) => stack.startsWith('reference-prod/'))) {
      for (const change of replicationChanges) {
        for (const logicalId of fitting(template.Resources, change)) {
          applied.add(change.operator);
          const resource = template.Resources[logicalId];
          const mutant = resource && { ...resource, Properties: change.change(resource.Properties) };
          const mutantId = change.beside ? `${logicalId}Beside` : logicalId;
          const text = JSON.stringify({ ...template, Resources: { ...template.Resources, [mutantId]: mutant } });
          const inputs = related.map((other) => (other.input === input ? { ...input, text: () => text } : other.input));
          const found = findingsOf(inputs, input.stack).some(({ resource: at }) => at.logicalId === mutantId);
          if (!found) survivors.push(`${change.operator}: ${logicalId}`);
        }
      }
    }
    expect(survivors).toEqual([]);
    expect(replicationChanges.filter(({ operator }) => !applied.has(operator))).toEqual([]);
  });
});
