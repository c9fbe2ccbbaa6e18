import { input, valuesOf } from '../../support/world';
import { type Json } from '../../../lib/residency/template/json';

const parameters = {
  Parameters: {
    Free: { Type: 'String' },
    Defaulted: { Type: 'String', Default: 'ca-west-1' },
    Choice: { Type: 'String', Default: 'ca-central-1', AllowedValues: ['ca-central-1', 'us-east-1'] },
    List: { Type: 'CommaDelimitedList', Default: 'a, b' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/target' },
  },
  Mappings: { Targets: { 'ca-central-1': { bucket: 'home' }, 'us-east-1': { bucket: 'away' } } },
  Conditions: {
    InCanada: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'ca-central-1'] },
    Abroad: { 'Fn::Not': [{ Condition: 'InCanada' }] },
    Chosen: { 'Fn::Equals': [{ Ref: 'Free' }, 'yes'] },
    NotChosen: { 'Fn::Not': [{ Condition: 'Chosen' }] },
    Impossible: { 'Fn::Equals': [{ Ref: 'Choice' }, 'eu-west-1'] },
  },
  Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
};

describe('resolveTexts', () => {
  const cases: readonly [name: string, expression: Json, expected: readonly string[]][] = [
    ['a literal', 'x', ['x']],
    ['a number', 5, ['5']],
    ['the own Region', { Ref: 'AWS::Region' }, ['ca-central-1']],
    ['the own account', { Ref: 'AWS::AccountId' }, ['111111111111']],
    ['a parameter without a default stays open', { Ref: 'Free' }, ['${Free}']],
    ['a default', { Ref: 'Defaulted' }, ['ca-west-1']],
    ['every allowed value', { Ref: 'Choice' }, ['ca-central-1', 'us-east-1']],
    ['an SSM parameter that nobody declares is not its path', { Ref: 'Stored' }, ['${ssm:/target}']],
    ['a resource', { Ref: 'Bucket' }, ['${Bucket}']],
    ['an attribute', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, ['${Bucket.Arn}']],
    ['an attribute in short form', { 'Fn::GetAtt': 'Bucket.Arn' }, ['${Bucket.Arn}']],
    [
      'Fn::Sub',
      { 'Fn::Sub': 'arn:aws:s3:::x-${AWS::Region}-${Free}-${Bucket}-${!Literal}' },
      ['arn:aws:s3:::x-ca-central-1-${Free}-${Bucket}-${Literal}'],
    ],
    [
      'Fn::Sub with variables',
      { 'Fn::Sub': ['${a}/${Bucket.Arn}', { a: { Ref: 'Defaulted' } }] },
      ['ca-west-1/${Bucket.Arn}'],
    ],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, { Ref: 'Free' }]] }, ['a-ca-central-1-${Free}']],
    ['Fn::Join over a list parameter', { 'Fn::Join': ['+', { Ref: 'List' }] }, ['a+b']],
    [
      'Fn::Join with a branch inside keeps both arms',
      { 'Fn::Join': ['', ['x-', { 'Fn::If': ['Chosen', 'us-east-1', 'ca-central-1'] }]] },
      ['x-us-east-1', 'x-ca-central-1'],
    ],
    ['a branch that the Region decides', { 'Fn::If': ['InCanada', 'home', 'away'] }, ['home']],
    ['a negated branch', { 'Fn::If': ['Abroad', 'away', 'home'] }, ['home']],
    ['a branch that no allowed value takes', { 'Fn::If': ['Impossible', 'away', 'home'] }, ['home']],
    [
      'nested branches of one condition agree',
      { 'Fn::If': ['Chosen', { 'Fn::If': ['Chosen', 'a', 'b'] }, { 'Fn::If': ['NotChosen', 'c', 'd'] }] },
      ['a', 'c'],
    ],
    ['AWS::NoValue is absent', { 'Fn::If': ['Chosen', { Ref: 'AWS::NoValue' }, 'x'] }, ['x']],
    ['Fn::FindInMap by Region', { 'Fn::FindInMap': ['Targets', { Ref: 'AWS::Region' }, 'bucket'] }, ['home']],
    [
      'Fn::FindInMap with an open key gives every entry',
      { 'Fn::FindInMap': ['Targets', { Ref: 'Free' }, 'bucket'] },
      ['home', 'away'],
    ],
    [
      'Fn::FindInMap of an absent key stays open',
      { 'Fn::FindInMap': ['Targets', 'eu-west-1', 'bucket'] },
      ['${mapping Targets}'],
    ],
    ['Fn::Select and Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/us-east-1/c'] }] }, ['us-east-1']],
    [
      'Fn::Split of a text with holes',
      { 'Fn::Select': [3, { 'Fn::Split': [':', { 'Fn::Sub': 'arn:aws:kms:${Free}:1:key' }] }] },
      ['${Free}'],
    ],
    ['Fn::GetAZs of the own Region', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, ['ca-central-1a']],
    ['an import that nobody exports', { 'Fn::ImportValue': 'gone' }, ['${import gone}']],
    ['a macro', { 'Fn::Transform': { Name: 'X' } }, ['${macro output}']],
    ['a dynamic reference', 'a-{{resolve:ssm:/x:1}}-b', ['a-${ssm:/x}-b']],
    ['a secret', '{{resolve:secretsmanager:db:SecretString:host}}', ['${secret:db:SecretString:host}']],
    ['an object is no text', { a: 1, b: 2 }, []],
  ];

  it.each(cases)('%s', (_name, expression, expected) => {
    expect(valuesOf(expression, parameters)).toEqual(expected);
  });

  it('leaves the Region open when the stack has none', () => {
    expect(valuesOf({ 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:1:q' }, parameters, { region: undefined })).toEqual([
      'arn:aws:sqs:${AWS::Region}:1:q',
    ]);
  });

  it('takes both arms of a Region condition when the stack has no Region', () => {
    expect(valuesOf({ 'Fn::If': ['InCanada', 'home', 'away'] }, parameters, { region: undefined })).toEqual([
      'home',
      'away',
    ]);
  });

  it('follows an import to the stack that exports it', () => {
    const exporter = input(
      {
        Resources: { B: { Type: 'AWS::S3::Bucket' } },
        Outputs: { O: { Value: { Ref: 'B' }, Export: { Name: { 'Fn::Sub': '${AWS::Region}-bucket' } } } },
      },
      { stack: 'exporter' },
    );
    expect(valuesOf({ 'Fn::ImportValue': 'ca-central-1-bucket' }, {}, {}, [exporter])).toEqual(['${B}']);
  });

  it('does not follow an import into another Region', () => {
    const exporter = input(
      { Resources: {}, Outputs: { O: { Value: 'v', Export: { Name: 'n' } } } },
      { stack: 'exporter', region: 'us-east-1' },
    );
    expect(valuesOf({ 'Fn::ImportValue': 'n' }, {}, {}, [exporter])).toEqual(['${import n}']);
  });

  it('follows SSM parameters, CDK cross-Region exports and stack outputs to their stacks', () => {
    const other = input(
      {
        Resources: {
          P: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/target', Value: 'here' } },
          W: {
            Type: 'Custom::CrossRegionExportWriter',
            Properties: { WriterProps: { region: 'ca-central-1', exports: { '/cdk/exports/app/x': 'from-afar' } } },
          },
        },
        Outputs: { Out: { Value: 'put-out' } },
      },
      { stack: 'other' },
    );
    const reader = { Resources: { R: { Type: 'Custom::CrossRegionExportReader' } }, Parameters: parameters.Parameters };
    expect(valuesOf({ Ref: 'Stored' }, reader, {}, [other])).toEqual(['here']);
    expect(valuesOf('{{resolve:ssm:/target}}', reader, {}, [other])).toEqual(['here']);
    expect(valuesOf({ 'Fn::GetAtt': ['R', '/cdk/exports/app/x'] }, reader, {}, [other])).toEqual(['from-afar']);
    expect(valuesOf({ 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'Out' } }, reader, {}, [other])).toEqual([
      'put-out',
    ]);
  });

  it.each<[string, Json, string]>([
    ['by name', '{{resolve:secretsmanager:partner:SecretString:host}}', 'queue.us-east-1.example.com'],
    [
      'by reference',
      { 'Fn::Sub': '{{resolve:secretsmanager:${S}:SecretString:host::}}' },
      'queue.us-east-1.example.com',
    ],
    ['as a whole', '{{resolve:secretsmanager:plain}}', '${secret:plain}'],
    [
      'of a key that names no place',
      '{{resolve:secretsmanager:partner:SecretString:password}}',
      '${secret:partner:SecretString:password}',
    ],
    [
      'of a key that is not there',
      '{{resolve:secretsmanager:partner:SecretString:port}}',
      '${secret:partner:SecretString:port}',
    ],
    [
      'that is generated',
      '{{resolve:secretsmanager:made:SecretString:password}}',
      '${secret:made:SecretString:password}',
    ],
    ['of somebody else', '{{resolve:secretsmanager:other:SecretString:host}}', '${secret:other:SecretString:host}'],
  ])('follows a secret that the set declares, %s', (_name, expression, expected) => {
    const secret = (Name: string, properties: object) => ({
      Type: 'AWS::SecretsManager::Secret',
      Properties: { Name, ...properties },
    });
    const Resources = {
      S: secret('partner', { SecretString: '{"host":"queue.us-east-1.example.com","password":"p"}' }),
      P: secret('plain', { SecretString: 'words' }),
      G: secret('made', {
        GenerateSecretString: { SecretStringTemplate: '{"username":"u"}', GenerateStringKey: 'password' },
      }),
    };
    expect(valuesOf(expression, { Resources })).toEqual([expected]);
  });

  it('ends on references in a circle', () => {
    const circle = { Resources: {}, Outputs: { O: { Value: { 'Fn::ImportValue': 'n' }, Export: { Name: 'n' } } } };
    expect(valuesOf({ 'Fn::ImportValue': 'n' }, circle)).toEqual(['${import n}']);
  });

  it('passes parameters of the parent into a nested stack', () => {
    const parent = input(
      {
        Resources: {
          Child: {
            Type: 'AWS::CloudFormation::Stack',
            Properties: { Parameters: { Free: { 'Fn::Sub': 'b-${AWS::Region}' } } },
          },
        },
      },
      { stack: 'parent' },
    );
    expect(
      valuesOf({ Ref: 'Free' }, parameters, { nestedIn: { stack: 'parent', logicalId: 'Child' } }, [parent]),
    ).toEqual(['b-ca-central-1']);
  });

  it('keeps the number of alternatives bounded', () => {
    const many = { Type: 'String', AllowedValues: Array.from({ length: 40 }, (_, index) => `v${index}`) };
    const values = valuesOf({ 'Fn::Sub': '${A}${B}${C}' }, { Parameters: { A: many, B: many, C: many } });
    expect(values.length).toBeLessThanOrEqual(49);
    expect(values.some((value) => value.includes('too many alternatives'))).toBe(true);
  });
});
