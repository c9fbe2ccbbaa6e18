import { type Channel } from '../channel';
import { inbound, ways } from './ways';

/** Ways of network connections. */
export const network: readonly Channel[] = [
  {
    id: 'vpc-peering',
    catalogue: 'NET-01',
    title: 'Networks are peered within the jurisdiction',
    why: 'A peering lets anything in one network reach the other, in another Region and account.',
    fix: 'Peer within home Regions and declared accounts; tag the one peering that carries reference data.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html'],
    ways: [
      ...ways('AWS::EC2::VPCPeeringConnection', 'region', 'PeerRegion'),
      ...ways('AWS::EC2::VPCPeeringConnection', 'account', 'PeerOwnerId'),
    ],
  },
  {
    id: 'transit-peering',
    catalogue: 'NET-02',
    title: 'Transit networks span the jurisdiction only',
    why: 'Peered transit gateways and core networks route between all networks that are attached to them.',
    fix: 'Peer with gateways of home Regions, and list home Regions as edge locations of a core network.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-peering.html'],
    ways: [
      ...ways('AWS::EC2::TransitGatewayPeeringAttachment', 'region', 'PeerRegion'),
      ...ways('AWS::EC2::TransitGatewayPeeringAttachment', 'account', 'PeerAccountId'),
      ...ways('AWS::NetworkManager::TransitGatewayPeering', 'arn', 'TransitGatewayArn'),
      ...ways('AWS::NetworkManager::CoreNetwork', 'document', 'PolicyDocument'),
    ],
  },
  {
    id: 'private-link-consumer',
    catalogue: 'NET-03',
    title: 'Endpoints reach services of the jurisdiction',
    why: 'An endpoint for another Region sends traffic there over the AWS network, past every egress filter.',
    fix: 'Use the service name of the own Region and leave ServiceRegion out.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html'],
    ways: [
      ...ways('AWS::EC2::VPCEndpoint', 'region', 'ServiceRegion'),
      ...ways('AWS::EC2::VPCEndpoint', 'code', 'ServiceName'),
      ...ways('AWS::EC2::VPCEndpoint', 'arn', 'ResourceConfigurationArn', 'ServiceNetworkArn'),
    ],
  },
  {
    id: 'private-link-provider',
    catalogue: 'NET-04',
    title: 'Endpoint services are offered to the jurisdiction only',
    why: 'A consumer of another Region or account reaches the service as if it stood in its own network.',
    fix: 'Support home Regions only, and allow principals of declared accounts.',
    severity: 'S2',
    sources: ['https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html'],
    ways: [
      ...ways('AWS::EC2::VPCEndpointService', 'region', 'SupportedRegions[]'),
      ...ways('AWS::EC2::VPCEndpointServicePermissions', 'principal', 'AllowedPrincipals[]'),
    ],
  },
  {
    id: 'lattice-resource',
    catalogue: 'NET-05',
    title: 'Lattice services connect principals and resources of the jurisdiction',
    why: 'A resource configuration hands traffic to a host or ARN; an auth policy decides who may call.',
    fix: 'Name resources of home Regions and principals of declared accounts.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/vpc-lattice/latest/ug/resource-configuration.html'],
    ways: [
      ...ways(
        'AWS::VpcLattice::ResourceConfiguration',
        'host',
        'ResourceConfigurationDefinition.DnsResource.DomainName',
      ),
      ...ways('AWS::VpcLattice::ResourceConfiguration', 'arn', 'ResourceConfigurationDefinition.ArnResource'),
      ...ways('AWS::VpcLattice::AuthPolicy', 'policy', 'Policy'),
      ...ways('AWS::VpcLattice::ResourcePolicy', 'policy', 'Policy'),
    ],
  },
  {
    id: 'security-group-reach',
    catalogue: 'NET-06',
    title: 'Security groups limit who talks to whom',
    why: 'Open egress is a possibility, not a flow: nearly every group has it, and what uses it is judged where it is configured.',
    fix: 'Limit egress of groups with customer data to endpoints and prefix lists.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
    ways: inbound('AWS::EC2::SecurityGroup', 'SecurityGroupEgress[].CidrIp'),
  },
  {
    id: 'vpn-peer',
    catalogue: 'NET-07',
    title: 'Virtual private networks end at sites of the jurisdiction',
    why: 'An IP address does not tell in which country the other end of a VPN stands.',
    fix: 'Record the decision that names the site behind the customer gateway.',
    severity: 'S3',
    sources: ['https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html'],
    ways: ways(
      'AWS::EC2::CustomerGateway',
      { to: 'unknown', title: 'the site behind the customer gateway' },
      'IpAddress',
    ),
  },
];
