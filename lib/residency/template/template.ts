import { TemplateError } from '../template-error';
import { expandLoops } from './for-each';
import { isArray, isObject, type Json, type JsonObject, objectProperty, property, scalar } from './json';
import { parseTemplate } from './parse';
import { type Path, type Position } from './position';
import { expandServerless } from './serverless';

/** A declared resource, before anything in it is resolved. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly condition: string | undefined;
  readonly metadata: JsonObject;
}

/** A CloudFormation template, checked for its shape, with nothing resolved. */
export interface Template {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly outputs: JsonObject;
  /** Names of macros that rewrite the whole template at deployment. */
  readonly transforms: readonly string[];
  readonly position: (path: Path) => Position;
}

const SERVERLESS = 'AWS::Serverless-2016-10-31';

/** Transforms of AWS whose output the analyser knows to add nothing that moves data. */
const KNOWN_TRANSFORMS = [
  SERVERLESS,
  'AWS::LanguageExtensions',
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
];

/**
 * Reads a template.
 *
 * @throws TemplateError when the text is no CloudFormation template.
 */
export function readTemplate(text: string, file: string): Template {
  const { root, position } = parseTemplate(text, file);
  if (!isObject(property(root, 'Resources'))) {
    throw new TemplateError(
      file,
      'this is no CloudFormation template: there is no "Resources" object at the top level',
    );
  }
  const resources = new Map<string, TemplateResource>();
  const transforms = transformsOf(property(root, 'Transform'));
  const written = expandLoops(objectProperty(root, 'Resources'), objectProperty(root, 'Parameters'));
  const declared = transforms.includes(SERVERLESS)
    ? expandServerless(written, objectProperty(root, 'Globals'))
    : written;
  for (const [logicalId, body] of Object.entries(declared)) {
    const type = property(body, 'Type');
    if (typeof type !== 'string') {
      const { line } = position(['Resources', logicalId]);
      throw new TemplateError(file, `resource "${logicalId}" has no "Type"; give it one such as AWS::S3::Bucket`, line);
    }
    const condition = property(body, 'Condition');
    resources.set(logicalId, {
      logicalId,
      type,
      properties: propertiesOf(body),
      condition: typeof condition === 'string' ? condition : undefined,
      metadata: objectProperty(body, 'Metadata'),
    });
  }
  return {
    resources,
    parameters: objectProperty(root, 'Parameters'),
    mappings: objectProperty(root, 'Mappings'),
    conditions: objectProperty(root, 'Conditions'),
    outputs: objectProperty(root, 'Outputs'),
    transforms: transforms.filter((name) => !KNOWN_TRANSFORMS.includes(name)),
    position,
  };
}

/** Properties that are one intrinsic (a macro, Fn::If over the whole body) stay whole under a name of their own. */
function propertiesOf(resource: Json): JsonObject {
  return objectProperty(resource, 'Properties');
}

function transformsOf(value: Json | undefined): string[] {
  const listed = isArray(value) ? value : value === undefined ? [] : [value];
  return listed.map((entry) =>
    typeof entry === 'string' ? entry : (scalar(property(entry, 'Name')) ?? 'Fn::Transform'),
  );
}
