import { type Environment } from './environment';
import { resolvePseudo } from './pseudo';
import { hole, literal, soleHole, split, type Text } from './text';

/**
 * The pieces of a text between separators. The ARN of a resource of the set is known in part before deployment: its
 * partition, Region and account are those of the stack that declares it.
 */
export function piecesOf(text: Text, separator: string, { stack }: Environment): readonly Text[] {
  const whole = soleHole(text);
  const target = whole?.resource && stack.world.stack(whole.resource.stack);
  const { attribute } = whole?.resource ?? {};
  if (!whole || !target || separator !== ':' || (attribute !== undefined && !/Arn$/i.test(attribute)))
    return split(text, separator);
  const rest = hole(whole, text.via);
  return [
    literal('arn'),
    resolvePseudo('AWS::Partition', target),
    rest,
    resolvePseudo('AWS::Region', target),
    resolvePseudo('AWS::AccountId', target),
    rest,
    rest,
    rest,
  ];
}
