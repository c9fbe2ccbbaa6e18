import { exampleDeployment } from '../support/platform';
import { shippedStacks } from '../support/shipped-stacks';
import { type TemplateResource } from '../support/stack';
import { type SynthesizedStack } from '../support/synthesized-stack';

const definition = exampleDeployment();
const stacks = shippedStacks((stage) => stage === 'ca-prod');
const stackOf = (suffix: string): SynthesizedStack => {
  const found = stacks.find(({ name }) => name.endsWith(suffix));
  if (!found) throw new Error(`there is no stack ${suffix}`);
  return found;
};
const payments = stackOf('-payments');
const of = (type: string, { resources } = payments): readonly TemplateResource[] =>
  resources.filter(({ Type }) => Type === type);
const only = (type: string, stack = payments): TemplateResource => {
  const [resource, ...others] = of(type, stack);
  if (!resource || others.length > 0) throw new Error(`not one ${type}`);
  return resource;
};
const functionOf = (variable: string) =>
  of('AWS::Lambda::Function').find(({ Properties }) => JSON.stringify(Properties).includes(variable));

/** What the role of a function may do, from all policies of the stack. */
function rightsOf(handler: TemplateResource | undefined): readonly { Action: unknown; Resource: unknown }[] {
  const role = (handler?.Properties['Role'] as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0];
  return of('AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(role))
    .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: [] }).Statement);
}
const actionsOf = (handler: TemplateResource | undefined) =>
  rightsOf(handler)
    .flatMap(({ Action }) => Action)
    .filter((action) => !/^(?:ec2|logs):/.test(String(action)))
    .sort();

describe('payments', () => {
  const taker = functionOf('PROCESSOR_URL');

  test('give others nothing but their function', () => {
    const { Outputs = {} } = payments.artifact.template as { Outputs?: Record<string, { Value: unknown }> };
    const values = Object.values(Outputs).map(
      ({ Value }) => (Value as { 'Fn::GetAtt'?: [string, string] })['Fn::GetAtt'],
    );
    expect(values.map((value) => value?.[0])).toEqual([taker?.logicalId]);
    expect(new Set(values.map((value) => value?.[1]))).toEqual(new Set(['Arn']));
  });

  test('the one function that can read input may do what it needs, and puts tokens into the vault without reading it', () => {
    expect(actionsOf(taker)).toEqual([
      'dynamodb:PutItem',
      'kms:Decrypt',
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'secretsmanager:GetSecretValue',
    ]);
    expect(JSON.stringify(rightsOf(taker))).not.toMatch(/"(?:dynamodb|kms|secretsmanager):\*/);
    expect(of('AWS::Lambda::Function').filter(({ Properties }) => Properties['VpcConfig'] !== undefined)).toEqual([
      taker,
    ]);
  });

  test('nobody else of the Stage may read the private key', () => {
    for (const { name, artifact } of stacks.filter((stack) => stack !== payments)) {
      expect({ name, text: JSON.stringify(artifact.template).includes('PaymentPrivateKey') }).toEqual({
        name,
        text: false,
      });
    }
  });

  test('have secrets under one key of their own, in one Region', () => {
    const key = only('AWS::KMS::Key').logicalId;
    const secrets = of('AWS::SecretsManager::Secret');
    expect(secrets).toHaveLength(2);
    for (const { Properties } of secrets) {
      expect(JSON.stringify(Properties['KmsKeyId'])).toContain(key);
      expect(Properties['ReplicaRegions']).toBeUndefined();
    }
    expect(of('AWS::DynamoDB::GlobalTable')).toEqual([]);
  });
});

describe('the network of payments', () => {
  const routes = of('AWS::EC2::Route').map(({ Properties }) => Properties);
  const groupOf = (routeTable: unknown) => /(Functions|Firewall|Egress)Subnet/.exec(JSON.stringify(routeTable))?.[1];
  const out = routes.filter(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');
  const back = routes.filter((route) => !out.includes(route));

  test('leads from the functions through the firewall and the NAT gateway, and back the same way', () => {
    const next = out.map((route) => [
      groupOf(route['RouteTableId']),
      ['VpcEndpointId', 'NatGatewayId', 'GatewayId'].filter((target) => route[target] !== undefined).join(),
    ]);
    expect(next.map((pair) => pair.join(' ')).sort()).toEqual([
      'Egress GatewayId',
      'Egress GatewayId',
      'Firewall NatGatewayId',
      'Firewall NatGatewayId',
      'Functions VpcEndpointId',
      'Functions VpcEndpointId',
    ]);
    const ranges = of('AWS::EC2::Subnet')
      .filter(({ logicalId }) => logicalId.includes('Functions'))
      .map(({ Properties }) => Properties['CidrBlock']);
    expect(back.map(({ DestinationCidrBlock }) => DestinationCidrBlock)).toEqual(ranges);
    // In each zone by the firewall of that zone.
    const firewallsOf = (list: typeof routes) => list.map(({ VpcEndpointId }) => JSON.stringify(VpcEndpointId));
    expect(firewallsOf(back)).toEqual(firewallsOf(out.filter(({ VpcEndpointId }) => VpcEndpointId !== undefined)));
    expect(new Set(firewallsOf(back)).size).toBe(2);
  });

  test('lets through what asks for the processor by TLS, and drops the rest', () => {
    expect(only('AWS::NetworkFirewall::RuleGroup').Properties['RuleGroup']).toMatchObject({
      RulesSource: {
        RulesSourceList: {
          GeneratedRulesType: 'ALLOWLIST',
          TargetTypes: ['TLS_SNI'],
          Targets: [definition.jurisdictions['ca']?.payments?.processor.host],
        },
      },
    });
    expect(only('AWS::NetworkFirewall::FirewallPolicy').Properties['FirewallPolicy']).toMatchObject({
      StatelessDefaultActions: ['aws:forward_to_sfe'],
      StatelessFragmentDefaultActions: ['aws:drop'],
      StatefulDefaultActions: expect.arrayContaining(['aws:drop_established']) as unknown,
      StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER', StreamExceptionPolicy: 'DROP' },
    });
  });

  test('gives nobody a public address, and lets nobody in', () => {
    for (const { Properties } of of('AWS::EC2::Subnet')) expect(Properties['MapPublicIpOnLaunch']).toBe(false);
    const ingress = of('AWS::EC2::SecurityGroup').flatMap(({ Properties }) => Properties['SecurityGroupIngress'] ?? []);
    expect(ingress).toEqual([expect.objectContaining({ CidrIp: '10.255.0.0/24', FromPort: 443, ToPort: 443 })]);
    expect(of('AWS::EC2::VPCPeeringConnection')).toEqual([]);
  });
});

describe('the contact centre', () => {
  const centre = stackOf('-contact-centre');

  test('encrypts with the key of the definition, and offers the flow to agents of every queue', () => {
    expect(only('AWS::Connect::SecurityKey', centre).Properties['Key']).toContain('BEGIN PUBLIC KEY');
    const quickConnect = only('AWS::Connect::QuickConnect', centre).logicalId;
    const [main, card] = ['Main queue', 'Card payments'].map(
      (name) => of('AWS::Connect::Queue', centre).find(({ Properties }) => Properties['Name'] === name)?.Properties,
    );
    expect(JSON.stringify(main?.['QuickConnectArns'])).toContain(quickConnect);
    expect(card).not.toHaveProperty('QuickConnectArns');
  });

  test('has the certificate in the flow as JSON can hold it', () => {
    const flow = of('AWS::Connect::ContactFlow', centre).find(
      ({ Properties }) => Properties['Name'] === 'Secure input',
    );
    expect(flow?.Properties['Type']).toBe('QUEUE_TRANSFER');
    const [text, values] = (flow?.Properties['Content'] as { 'Fn::Sub': [string, Record<string, unknown>] })['Fn::Sub'];
    const filled = text.replace(/\$\{(\w+)\}/g, (_, name: string) =>
      typeof values[name] === 'string' ? values[name] : 'x',
    );
    const { Actions } = JSON.parse(filled) as { Actions: { Parameters: { InputEncryption?: { Key: string } } }[] };
    const keys = Actions.flatMap(({ Parameters: { InputEncryption } }) => InputEncryption?.Key ?? []);
    expect(new Set(keys)).toEqual(new Set([definition.jurisdictions['ca']?.payments?.certificates['prod']]));
  });
});

test('nothing of it is there where the definition takes no payments', () => {
  const other = shippedStacks((stage) => stage === 'us-prod');
  expect(other.filter(({ name }) => name.endsWith('-payments'))).toEqual([]);
  const types = other.flatMap(({ resources }) => resources.map(({ Type }) => Type));
  expect(types).not.toContain('AWS::Connect::SecurityKey');
  expect(types).not.toContain('AWS::NetworkFirewall::Firewall');
});
