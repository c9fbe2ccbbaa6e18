import {
  compliant,
  examplesOf,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

const REFERENCE = [{ Key: 'residency:data-class', Value: 'reference' }];
const CONTENT = [{ Key: 'residency:data-class', Value: 'customer-content' }];
const bucket = (tags?: unknown) => ({ Site: { Type: 'AWS::S3::Bucket', Properties: tags ? { Tags: tags } : {} } });
const distribution = (domain: unknown, config: Readonly<Record<string, unknown>> = {}, tags?: unknown) =>
  subject('AWS::CloudFront::Distribution', {
    DistributionConfig: { Enabled: true, Origins: [{ Id: 'o', DomainName: domain }], ...config },
    ...(tags ? { Tags: tags } : {}),
  });
const SITE = { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] };
const edgeFunction = {
  DefaultCacheBehavior: {
    LambdaFunctionAssociations: [
      { EventType: 'viewer-request', LambdaFunctionARN: 'arn:aws:lambda:us-east-1:111111111111:function:f:1' },
    ],
  },
};
const record = (properties: Readonly<Record<string, unknown>>) =>
  subject('AWS::Route53::RecordSet', { Name: 'api.example.ca', Type: 'A', SetIdentifier: 's', ...properties });

export const edge = [
  ...examplesOf('cloudfront-origin', [
    compliant('a bucket of reference data', { ...bucket(REFERENCE), ...distribution(SITE) }),
    compliant('a bucket of reference data, by Fn::Sub', {
      ...bucket(REFERENCE),
      ...distribution({ 'Fn::Sub': '${Site}.s3.${AWS::Region}.amazonaws.com' }),
    }),
    violating('a bucket without a class', { ...bucket(), ...distribution(SITE) }, 'Subject'),
    violating(
      'a tag on the distribution that the bucket contradicts',
      { ...bucket(CONTENT), ...distribution(SITE, {}, REFERENCE) },
      'Subject',
    ),
    violating('an API', distribution('abc.execute-api.ca-central-1.amazonaws.com'), 'Subject'),
    violating(
      'an alias record adds no finding of its own',
      {
        ...distribution('www.example.ca'),
        Alias: {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            Name: 'x.example.ca',
            Type: 'A',
            AliasTarget: { DNSName: { 'Fn::GetAtt': ['Subject', 'DomainName'] }, HostedZoneId: 'Z2FDTNDATAQYW2' },
          },
        },
      },
      'Subject',
    ),
  ]),
  ...examplesOf('edge-function', [
    compliant('a function in front of reference data', { ...bucket(REFERENCE), ...distribution(SITE, edgeFunction) }),
    violating('a function in front of data', { ...bucket(), ...distribution(SITE, edgeFunction) }, 'Subject', {
      also: ['Subject cloudfront-origin escapes'],
    }),
  ]),
  ...examplesOf('cloudfront-log', [
    compliant('a bucket of the template', {
      ...bucket(REFERENCE),
      Logs: { Type: 'AWS::S3::Bucket' },
      ...distribution(SITE, { Logging: { Bucket: { 'Fn::GetAtt': ['Logs', 'DomainName'] } } }),
    }),
    unproven(
      'an unknown bucket',
      { ...bucket(REFERENCE), ...distribution(SITE, { Logging: { Bucket: 'edge-logs.s3.amazonaws.com' } }) },
      'Subject',
    ),
    violating(
      'a bucket abroad',
      { ...bucket(REFERENCE), ...distribution(SITE, { Logging: { Bucket: 'edge-logs.s3.amazonaws.com' } }) },
      'Subject',
      {
        others: [
          { region: 'us-east-1', body: { Far: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'edge-logs' } } } },
        ],
        also: ['Far data-stays-home escapes'],
      },
    ),
  ]),
  ...examplesOf('cloudfront-origin-shield', [
    compliant('no shield', { ...bucket(REFERENCE), ...distribution(SITE) }),
    violating(
      'a shield abroad',
      {
        ...bucket(),
        ...subject('AWS::CloudFront::Distribution', {
          DistributionConfig: {
            Enabled: true,
            Origins: [{ Id: 'o', DomainName: SITE, OriginShield: { Enabled: true, OriginShieldRegion: 'us-east-1' } }],
          },
        }),
      },
      'Subject',
      { also: ['Subject cloudfront-origin escapes'] },
    ),
  ]),
  ...examplesOf('edge-web-acl', [
    trap(
      'a web ACL of CloudFront',
      subject('AWS::WAFv2::WebACL', { Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } }),
    ),
  ]),
  ...examplesOf('accelerator-endpoint', [
    compliant(
      'endpoints at home',
      subject('AWS::GlobalAccelerator::EndpointGroup', {
        ListenerArn: 'arn:aws:globalaccelerator::111111111111:accelerator/a/listener/l',
        EndpointGroupRegion: { Ref: 'AWS::Region' },
      }),
    ),
    violating(
      'endpoints abroad',
      subject('AWS::GlobalAccelerator::EndpointGroup', {
        ListenerArn: 'arn:aws:globalaccelerator::111111111111:accelerator/a/listener/l',
        EndpointGroupRegion: 'us-west-2',
      }),
      'Subject',
    ),
    unproven(
      'a Region from the deployer',
      subject('AWS::GlobalAccelerator::EndpointGroup', {
        ListenerArn: 'arn:aws:globalaccelerator::111111111111:accelerator/a/listener/l',
        EndpointGroupRegion: FROM_DEPLOYER,
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('dns-routing', [
    compliant('latency among home Regions', record({ Region: 'ca-west-1', ResourceRecords: ['10.0.0.1'] })),
    violating('latency to a Region abroad', record({ Region: 'us-east-1', ResourceRecords: ['192.0.2.1'] }), 'Subject'),
  ]),
  ...examplesOf('private-zone-network', [
    compliant(
      'a VPC at home',
      subject('AWS::Route53::HostedZone', {
        Name: 'x.internal',
        VPCs: [{ VPCId: 'vpc-1', VPCRegion: { Ref: 'AWS::Region' } }],
      }),
    ),
    violating(
      'a VPC abroad',
      subject('AWS::Route53::HostedZone', { Name: 'x.internal', VPCs: [{ VPCId: 'vpc-1', VPCRegion: 'us-east-1' }] }),
      'Subject',
    ),
  ]),
  ...examplesOf('dns-health-check', [
    trap(
      'checkers of several Regions',
      subject('AWS::Route53::HealthCheck', {
        HealthCheckConfig: {
          Type: 'HTTPS',
          FullyQualifiedDomainName: 'api.example.ca',
          Regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
        },
      }),
    ),
  ]),
  ...examplesOf('global-resolver', [
    compliant(
      'home Regions',
      subject('AWS::Route53GlobalResolver::GlobalResolver', { Name: 'r', Regions: ['ca-central-1'] }),
    ),
    violating(
      'observed abroad',
      subject('AWS::Route53GlobalResolver::GlobalResolver', {
        Name: 'r',
        Regions: ['ca-central-1'],
        ObservabilityRegion: 'us-east-1',
      }),
      'Subject',
    ),
  ]),
];
