import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What aws-cdk-lib knows of the CloudFormation resource types, read from its generated L1 code without loading it. */
export interface CloudFormationTypes {
  readonly all: readonly string[];
  /** Whether the type has a property at the path (`[]`: the elements of a list). Anything may be in untyped JSON. */
  hasProperty(type: string, path: string): boolean;
}

const RESOURCE_CLASS =
  /class (Cfn\w+) extends cdk\(\)\.CfnResource\{(?:static\[JSII_RTTI_SYMBOL_1\]=\{[^}]*\};)?static CFN_RESOURCE_TYPE_NAME="([^"]+)"/g;
const CONVERTER = /function (convertCfn\w+ToCloudFormation)\(properties\)\{(.*?\}\)?):properties\}/gs;

/** Reads every `*.generated.js` of the installed aws-cdk-lib. */
export function readCloudFormationTypes(): CloudFormationTypes {
  const root = dirname(require.resolve('aws-cdk-lib/package.json'));
  const classOf = new Map<string, { name: string; source: string }>();
  for (const module of readdirSync(root)) {
    const lib = join(root, module, 'lib');
    if (!existsSync(lib)) continue;
    for (const file of readdirSync(lib).filter((name) => name.endsWith('.generated.js'))) {
      const source = readFileSync(join(lib, file), 'utf8');
      for (const [, name = '', type = ''] of source.matchAll(RESOURCE_CLASS)) classOf.set(type, { name, source });
    }
  }
  const converters = new Map<string, Map<string, string>>();
  const convertersOf = (source: string): Map<string, string> => {
    const known = converters.get(source);
    if (known) return known;
    const found = new Map<string, string>();
    for (const [, name = '', body = ''] of source.matchAll(CONVERTER)) found.set(name, body);
    converters.set(source, found);
    return found;
  };
  return {
    all: [...classOf.keys()].sort(),
    hasProperty(type, path) {
      const found = classOf.get(type);
      if (!found) return false;
      const bodies = convertersOf(found.source);
      let converter: string | undefined = `convert${found.name}PropsToCloudFormation`;
      for (const segment of path.split('.').map((part) => part.replace('[]', ''))) {
        const body: string | undefined = converter && bodies.get(converter);
        const value: string | undefined = body && new RegExp(`[{,]${segment}:([^,]*)`).exec(body)?.[1];
        if (value === undefined) return false;
        if (value.includes('objectToCloudFormation')) return true;
        converter = /convertCfn\w+ToCloudFormation/.exec(value)?.[0];
      }
      return true;
    },
  };
}
