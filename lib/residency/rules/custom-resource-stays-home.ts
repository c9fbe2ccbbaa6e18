import { readSdkCall } from '../readers/sdk-call';
import { readArn } from '../readers/places';
import { defineRule } from '../rule';
import { select } from '../resolve/select';
import { isObject } from '../template/json';

const CALLS = ['Create', 'Update', 'Delete'];

/** A custom resource of any type: who handles it, and the call that an `AwsCustomResource` of another name makes. */
export default defineRule({
  id: 'custom-resource-stays-home',
  title: 'Custom resources are handled in the jurisdiction',
  why: 'All properties of a custom resource are sent to its handler, wherever that is.',
  fix: 'Use a function or topic of the same Region that a given template declares.',
  severity: 'S2',
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html'],
  catalogue: ['CDK-10'],

  *observe(resource) {
    const { type, properties, environment } = resource;
    if (!type.startsWith('Custom::') && type !== 'AWS::CloudFormation::CustomResource') return;
    const seen = { rule: 'custom-resource-stays-home', resource, silentWhen: ['contained'] as const };
    for (const { path, value } of select(properties, 'ServiceToken', environment)) {
      for (const { place, text } of readArn(value, resource)) yield { ...seen, path, place, text };
    }
    if (type === 'Custom::AWS') return; // Channel sdk-call reads it.
    for (const name of CALLS) {
      for (const { path, value } of select(properties, name, environment)) {
        // Not every `Create` is a call of the CDK: one says which service it is for.
        if (isObject(value.node)) continue;
        const readings = readSdkCall(value, resource);
        if (!readings.some((reading) => reading.path?.startsWith('parameters.') || reading.path === 'region')) continue;
        for (const { place, text, path: inner = '' } of readings)
          yield { ...seen, path: `${path}.${inner}`, place, text };
      }
    }
  },
});
