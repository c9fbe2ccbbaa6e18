import { findRegion } from '../../domain/aws-region';
import { type StackModel } from '../world/stack-model';
import { hole, literal, type Text } from './text';

/** DNS suffix per partition. @see aws-cdk-lib/region-info */
const URL_SUFFIX: Readonly<Record<string, string>> = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-us-gov': 'amazonaws.com',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};

/** A pseudo parameter, bound to the Region and account of the stack it stands in. */
export function resolvePseudo(name: string, stack: StackModel): Text {
  const partition = stack.region === undefined ? undefined : (findRegion(stack.region)?.partition ?? 'aws');
  const value = valueOf(name, stack, partition);
  return value === undefined ? hole({ kind: 'pseudo', name }) : literal(value, [`${name} is ${value}`]);
}

function valueOf(name: string, stack: StackModel, partition: string | undefined): string | undefined {
  switch (name) {
    case 'AWS::Region':
      return stack.region;
    case 'AWS::AccountId':
      return stack.account;
    // Neither decides where data is; a template without a Region is read as one of the commercial partition.
    case 'AWS::Partition':
      return partition ?? 'aws';
    case 'AWS::URLSuffix':
      return URL_SUFFIX[partition ?? 'aws'] ?? 'amazonaws.com';
    default:
      return undefined;
  }
}
