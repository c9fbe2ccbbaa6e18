import { readPolicy } from '../readers/policy/policy';
import { defineRule } from '../rule';

/** No policy lets in or reaches what is outside the jurisdiction, wherever the policy stands. */
export default defineRule({
  id: 'policy-stays-home',
  title: 'No policy grants access to or from outside the jurisdiction',
  why: 'Who may read a store, and what a role may write to, decides where data can go as much as a replica does.',
  fix: 'Grant to principals of known accounts, with resources of home Regions; limit services by aws:SourceArn and aws:SourceAccount.',
  severity: 'S2',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html'],
  catalogue: ['G4'],

  *observe(resource, context) {
    if (isProviderOfCdk(resource.logicalId)) return;
    for (const { path, value } of context.unread().policies) {
      for (const reading of readPolicy(value, resource)) {
        yield {
          rule: 'policy-stays-home',
          resource,
          path: reading.path === undefined ? path : `${path}.${reading.path}`,
          place: reading.place,
          text: reading.text,
          silentWhen: ['contained'],
        };
      }
    }
  },
});

/** Roles of CDK's own cross-Region providers; the custom resource that uses them carries the finding. */
function isProviderOfCdk(logicalId: string): boolean {
  return /^Custom(?:CrossRegionExport(?:Writer|Reader)|CrossRegionStringParameterReader)CustomResourceProvider/.test(
    logicalId,
  );
}
