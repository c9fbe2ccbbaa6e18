import { unknownPlace } from '../place';
import { defineRule } from '../rule';

/** Nothing of a template is hidden from the analyser: nested templates are given, macros do not rewrite it. */
export default defineRule({
  id: 'template-fully-read',
  title: 'Nothing of the template is hidden from the analyser',
  why: 'A nested template that is not given, a macro or a text nested beyond reading can declare any store and any copy.',
  fix: 'Keep nested templates beside their parent, expand macros before checking, and keep documents shallow.',
  severity: 'S2',
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html'],
  catalogue: ['CDK-09'],

  *observe(resource, context) {
    const { stack, type, logicalId } = resource;
    const first = stack.template.resources.keys().next().value === logicalId;
    const seen = { rule: 'template-fully-read', resource };
    if (type === 'AWS::CloudFormation::Stack' && !stack.world.nested(stack, logicalId)) {
      yield {
        ...seen,
        path: 'TemplateURL',
        place: unknownPlace(`nested template ${logicalId}`, `the nested template of ${logicalId} is not given`),
      };
    }
    for (const transform of first ? stack.template.transforms : []) {
      yield {
        ...seen,
        path: '',
        place: unknownPlace(`transform ${transform}`, `transform ${transform} can add any resource at deployment`),
      };
    }
    if (context.unread().tooDeep)
      yield { ...seen, path: '', place: unknownPlace('a value', 'a value is nested too deeply to be read') };
  },
});
