import * as z from 'zod';
import { asFlow } from '../../test/support/flow-interpreter';
import { readTemplate, type AssemblyStack } from '../deploy/assembly';

const flowSchema = z.object({ Content: z.object({ 'Fn::Sub': z.tuple([z.string(), z.unknown()]) }) });

/**
 * A flow as its stack declares it. What it names of its instance stays a name.
 *
 * @throws Error when the stack has no flow of that name
 */
export function declaredFlow(stack: AssemblyStack, name: string): ReturnType<typeof asFlow> {
  const { Resources } = readTemplate(stack);
  const flow = Object.values(Resources).find(
    ({ Type, Properties }) => Type === 'AWS::Connect::ContactFlow' && Properties?.['Name'] === name,
  );
  if (flow === undefined) throw new Error(`${stack.name} has no flow ${name}`);
  const [text] = flowSchema.parse(flow.Properties).Content['Fn::Sub'];
  return asFlow(JSON.parse(text) as Parameters<typeof asFlow>[0]);
}
