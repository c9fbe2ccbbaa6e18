import { type Part, split, startsWith, type Text } from '../resolve/text';

/** The fields of an ARN; each can hold holes. */
export interface Arn {
  readonly partition: Text;
  readonly service: Text;
  readonly region: Text;
  readonly account: Text;
  readonly resource: Text;
}

/** The ARN that the text is, or `undefined`. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function parseArn(text: Text): Arn | undefined {
  if (!startsWith(text, 'arn:')) return undefined;
  const [, partition, service, region, account, ...resource] = split(text, ':');
  if (!partition || !service || !region || !account || resource.length === 0) return undefined;
  const joined = resource.flatMap((piece, index): Part[] => (index === 0 ? [...piece.parts] : [':', ...piece.parts]));
  return { partition, service, region, account, resource: { parts: joined, via: text.via } };
}
