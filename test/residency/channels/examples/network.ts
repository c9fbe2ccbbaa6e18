import {
  compliant,
  examplesOf,
  FOREIGN_ACCOUNT,
  FROM_DEPLOYER,
  subject,
  trap,
  unproven,
  violating,
} from '../../../support/channel-tester';

export const network = [
  ...examplesOf('vpc-peering', [
    compliant(
      'between home Regions',
      subject('AWS::EC2::VPCPeeringConnection', { VpcId: 'vpc-1', PeerVpcId: 'vpc-2', PeerRegion: 'ca-west-1' }),
    ),
    compliant(
      'declared as routing data',
      subject('AWS::EC2::VPCPeeringConnection', {
        VpcId: 'vpc-1',
        PeerVpcId: 'vpc-2',
        PeerRegion: 'us-east-1',
        Tags: [{ Key: 'residency:data-class', Value: 'routing' }],
      }),
    ),
    violating(
      'to a Region abroad',
      subject('AWS::EC2::VPCPeeringConnection', { VpcId: 'vpc-1', PeerVpcId: 'vpc-2', PeerRegion: 'us-east-1' }),
      'Subject',
    ),
    violating(
      'by a mapping',
      {
        Mappings: { Peers: { 'ca-central-1': { Region: 'eu-west-1' } } },
        Resources: subject('AWS::EC2::VPCPeeringConnection', {
          VpcId: 'vpc-1',
          PeerVpcId: 'vpc-2',
          PeerRegion: { 'Fn::FindInMap': ['Peers', { Ref: 'AWS::Region' }, 'Region'] },
        }),
      },
      'Subject',
    ),
    unproven(
      'with an unknown account',
      subject('AWS::EC2::VPCPeeringConnection', { VpcId: 'vpc-1', PeerVpcId: 'vpc-2', PeerOwnerId: FOREIGN_ACCOUNT }),
      'Subject',
    ),
  ]),
  ...examplesOf('transit-peering', [
    compliant(
      'home Regions in a core network',
      subject('AWS::NetworkManager::CoreNetwork', {
        GlobalNetworkId: 'g',
        PolicyDocument: {
          version: '2021.12',
          'core-network-configuration': { 'edge-locations': [{ location: 'ca-central-1' }] },
        },
      }),
    ),
    violating(
      'an edge location abroad, in a string',
      subject('AWS::NetworkManager::CoreNetwork', {
        GlobalNetworkId: 'g',
        PolicyDocument: JSON.stringify({
          'core-network-configuration': { 'edge-locations': [{ location: 'us-east-1' }] },
        }),
      }),
      'Subject',
    ),
    unproven(
      'a gateway in a Region from the deployer',
      subject('AWS::EC2::TransitGatewayPeeringAttachment', {
        TransitGatewayId: 't',
        PeerTransitGatewayId: 'u',
        PeerAccountId: { Ref: 'AWS::AccountId' },
        PeerRegion: FROM_DEPLOYER,
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('private-link-consumer', [
    compliant(
      'a service of the Region',
      subject('AWS::EC2::VPCEndpoint', {
        VpcId: 'vpc-1',
        ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.s3' },
      }),
    ),
    trap(
      'the default policy',
      subject('AWS::EC2::VPCEndpoint', {
        VpcId: 'vpc-1',
        ServiceName: 'com.amazonaws.ca-central-1.kms',
        PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
      }),
    ),
    violating(
      'a service of another Region by its name',
      subject('AWS::EC2::VPCEndpoint', { VpcId: 'vpc-1', ServiceName: 'com.amazonaws.us-east-1.s3' }),
      'Subject',
    ),
    violating(
      'a service of another Region',
      subject('AWS::EC2::VPCEndpoint', {
        VpcId: 'vpc-1',
        ServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1',
        ServiceRegion: 'us-east-1',
      }),
      'Subject',
    ),
    unproven(
      'a Region from the deployer',
      subject('AWS::EC2::VPCEndpoint', {
        VpcId: 'vpc-1',
        ServiceName: 'com.amazonaws.vpce.ca-central-1.vpce-svc-1',
        ServiceRegion: FROM_DEPLOYER,
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('private-link-provider', [
    compliant(
      'offered to an own account',
      subject('AWS::EC2::VPCEndpointServicePermissions', {
        ServiceId: 's',
        AllowedPrincipals: ['arn:aws:iam::222222222222:root'],
      }),
    ),
    violating(
      'offered to everyone',
      subject('AWS::EC2::VPCEndpointServicePermissions', { ServiceId: 's', AllowedPrincipals: ['*'] }),
      'Subject',
    ),
    violating(
      'offered abroad',
      subject('AWS::EC2::VPCEndpointService', { SupportedRegions: ['ca-central-1', 'us-east-1'] }),
      'Subject',
    ),
    unproven(
      'offered to another account',
      subject('AWS::EC2::VPCEndpointServicePermissions', {
        ServiceId: 's',
        AllowedPrincipals: [`arn:aws:iam::${FOREIGN_ACCOUNT}:root`],
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('lattice-resource', [
    compliant(
      'a host of the Region',
      subject('AWS::VpcLattice::ResourceConfiguration', {
        Name: 'r',
        ResourceConfigurationType: 'SINGLE',
        ResourceConfigurationDefinition: {
          DnsResource: { DomainName: 'db.abc.ca-central-1.rds.amazonaws.com', IpAddressType: 'IPV4' },
        },
      }),
    ),
    violating(
      'a host abroad',
      subject('AWS::VpcLattice::ResourceConfiguration', {
        Name: 'r',
        ResourceConfigurationType: 'SINGLE',
        ResourceConfigurationDefinition: {
          DnsResource: { DomainName: 'db.abc.us-east-1.rds.amazonaws.com', IpAddressType: 'IPV4' },
        },
      }),
      'Subject',
    ),
    unproven(
      'another account may call',
      subject('AWS::VpcLattice::AuthPolicy', {
        ResourceIdentifier: 's',
        Policy: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT}:root` },
              Action: 'vpc-lattice-svcs:Invoke',
              Resource: '*',
            },
          ],
        },
      }),
      'Subject',
    ),
  ]),
  ...examplesOf('security-group-reach', [
    trap(
      'open egress',
      subject('AWS::EC2::SecurityGroup', {
        GroupDescription: 'us-east-1 workers',
        SecurityGroupEgress: [{ CidrIp: '0.0.0.0/0', IpProtocol: '-1' }],
      }),
    ),
  ]),
  ...examplesOf('vpn-peer', [
    trap('a VPN gateway alone', subject('AWS::EC2::VPNGateway', { Type: 'ipsec.1' })),
    unproven(
      'a customer gateway',
      subject('AWS::EC2::CustomerGateway', { Type: 'ipsec.1', BgpAsn: 65000, IpAddress: '203.0.113.10' }),
      'Subject',
    ),
  ]),
];
