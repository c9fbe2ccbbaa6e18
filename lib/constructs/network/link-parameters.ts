import { ContextProvider } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { ContextProvider as ContextProviders } from 'aws-cdk-lib/cloud-assembly-schema';
import { type Construct } from 'constructs';

/** What the network of one Stage must know of that of another, and nobody can name beforehand. */
export type LinkFact =
  'vpc-id' | 'reference-database-host' | 'peering-connection-id' | `reference-route-table-${number}`;

export interface LinkPlace {
  /** Id of the Stage that knows the fact. */
  readonly stage: string;
  readonly account: string;
  readonly region: string;
}

function parameterName(stage: string, fact: LinkFact, about?: string): string {
  return ['', stage, ...(about === undefined ? [] : [about]), fact].join('/');
}

/** Writes a fact where other Stages look it up. It is an id or a host name, and holds nobody's data. */
export function publishLink(
  scope: Construct,
  link: { readonly stage: string; readonly fact: LinkFact; readonly about?: string; readonly value: string },
): void {
  new StringParameter(scope, `Link-${link.fact}`, {
    parameterName: parameterName(link.stage, link.fact, link.about),
    description: 'Read by the Stage that links networks for reference data',
    stringValue: link.value,
  });
}

/**
 * Looks a fact up at synthesis: the CDK's command line asks the other account and Region, and remembers the answer in
 * cdk.context.json, where it is reviewed. Without that, the placeholder stands; the command line refuses to deploy it.
 *
 * @param placeholder of the form of the fact, and of its Region, so that the residency gate can judge it
 */
export function lookUpLink(
  scope: Construct,
  link: LinkPlace & { readonly fact: LinkFact; readonly about?: string; readonly placeholder: string },
): string {
  const found = ContextProvider.getValue(scope, {
    provider: ContextProviders.SSM_PARAMETER_PROVIDER,
    props: {
      account: link.account,
      region: link.region,
      parameterName: parameterName(link.stage, link.fact, link.about),
    },
    dummyValue: link.placeholder,
  });
  const value: unknown = found.value;
  return typeof value === 'string' ? value : link.placeholder;
}
