import { isCdkHelper, isCdkHelperParameter } from '../facts/cdk-helpers';
import { resourceRole, isGloballyPlaced } from '../facts/resource-types';
import { textsAt } from '../readers/reader';
import { display } from '../resolve/text';
import { defineRule } from '../rule';
import { type ResourceModel } from '../world/resource-model';

/** Stores, and what works on their data, stand in a Region of the jurisdiction. */
export default defineRule({
  id: 'data-stays-home',
  title: 'Data is stored and processed in a Region of its jurisdiction',
  why: 'A store or a function in another Region puts the data under another law, whatever the rest of the template says.',
  fix: 'Deploy the stack to a home Region of the jurisdiction, with an explicit account and Region in its env.',
  severity: 'S1',
  sources: ['https://docs.aws.amazon.com/cdk/v2/guide/environments.html'],
  catalogue: ['CDK-05', 'CDK-06'],

  *observe(resource) {
    const { stack, type } = resource;
    const role = resourceRole(type);
    if (role === 'configuration' || role === 'unknown' || isGloballyPlaced(type) || isHelper(resource)) return;
    const title = stack.region ?? 'the Region of the stack';
    yield {
      rule: 'data-stays-home',
      resource,
      path: '',
      place: { kind: 'located', regions: [stack.region], title },
      silentWhen: ['contained'],
    };
  },
});

/** Functions and parameters with which the CDK deploys other resources, and which keep no data. */
function isHelper(resource: ResourceModel): boolean {
  if (resource.type === 'AWS::Lambda::Function') return isCdkHelper(resource.logicalId);
  if (resource.type !== 'AWS::SSM::Parameter') return false;
  return textsAt(resource, 'Name').some((name) => isCdkHelperParameter(display(name)));
}
