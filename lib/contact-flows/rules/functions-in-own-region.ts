import { parameterTexts, references } from '../flow-graph';
import { type FlowRule } from '../flow-rule';

const ARN = /^arn:(?:\$\{[^}]+\}|[^:])+:lambda:(?<region>(?:\$\{[^}]+\}|[^:])*):/;
const OWN_REGION = ['$.AwsRegion', '${AWS::Region}'];
/** A function that CloudFormation puts in, such as `${LookUp}`: the template says where it is. */
const PLACEHOLDER = /^\$\{[^}]+\}$/;

/** A flow calls functions of its instance's Region only. */
export const functionsInOwnRegion: FlowRule = {
  id: 'functions-in-own-region',
  title: 'Functions are in the Region of the instance',
  why: 'A function is handed the whole contact: its number, its attributes, what was said to the menu.',
  fix: 'Deploy the function in the Region of the instance, and name it by a placeholder.',
  check: (graph, { region }) =>
    graph.flow.Actions.filter(({ Type }) => Type === 'InvokeLambdaFunction').flatMap((action) => {
      const text = parameterTexts(action.Parameters['LambdaFunctionARN'])[0]?.text ?? '';
      const problem = problemOf(text, region);
      return problem === undefined ? [] : [{ action: action.Identifier, message: problem }];
    }),
};

function problemOf(text: string, region: string | undefined): string | undefined {
  if (PLACEHOLDER.test(text)) return undefined;
  const found = ARN.exec(text)?.groups?.['region'];
  if (found === undefined) {
    const [reference] = references(text);
    if (reference !== undefined) return `${reference} decides at run time which function is called`;
    return text === '' ? 'it names no function' : `'${text}' is no ARN of a function, so that nobody knows its Region`;
  }
  if (OWN_REGION.includes(found) || found === region) return undefined;
  if (region === undefined) return `its function is in ${found}; is that the Region of the instance?`;
  return `its function is in ${found}, and the instance in ${region}`;
}
