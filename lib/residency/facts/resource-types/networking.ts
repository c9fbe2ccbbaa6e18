import { type RolesByService } from './roles';

/** Networks, DNS, edge locations and API fronts. */
export const networking: RolesByService = {
  ARCRegionSwitch: {
    configuration: 'Plan',
  },
  ARCZonalShift: {
    configuration: 'AutoshiftObserverNotificationStatus ZonalAutoshiftConfiguration',
  },
  ApiGateway: {
    processor: 'RestApi',
    carrier: 'DomainName DomainNameV2 VpcLink',
    configuration: `
      Account ApiKey Authorizer BasePathMapping BasePathMappingV2 ClientCertificate Deployment DocumentationPart
      DocumentationVersion DomainNameAccessAssociation GatewayResponse Method Model RequestValidator Resource
      Stage UsagePlan UsagePlanKey`,
  },
  ApiGatewayV2: {
    processor: 'Api',
    carrier: 'DomainName VpcLink',
    configuration: `
      ApiGatewayManagedOverrides ApiMapping Authorizer Deployment Integration IntegrationResponse Model
      PortalProduct Route RouteResponse RoutingRule Stage`,
  },
  AppMesh: {
    configuration: 'GatewayRoute Mesh Route VirtualGateway VirtualNode VirtualRouter VirtualService',
  },
  CloudFront: {
    store: 'KeyValueStore',
    processor: 'ConnectionFunction Function',
    carrier: 'Distribution DistributionTenant RealtimeLogConfig StreamingDistribution VpcOrigin',
    configuration: `
      AnycastIpList CachePolicy CloudFrontOriginAccessIdentity ConnectionGroup ContinuousDeploymentPolicy
      FieldLevelEncryptionConfig FieldLevelEncryptionProfile KeyGroup MonitoringSubscription OriginAccessControl
      OriginRequestPolicy PublicKey ResponseHeadersPolicy TrustStore`,
  },
  DirectConnect: {
    configuration: `
      Connection DirectConnectGateway DirectConnectGatewayAssociation Lag PrivateVirtualInterface
      PublicVirtualInterface ResiliencyGroup TransitVirtualInterface`,
  },
  EC2: {
    store: 'Snapshot Volume',
    processor: 'EC2Fleet Instance SpotFleet',
    carrier: `
      CapacityManagerDataExport ClientVpnEndpoint FlowLog InstanceConnectEndpoint TrafficMirrorSession
      TransitGatewayPeeringAttachment VPCEndpoint VPCEndpointConnectionNotification VPCEndpointService
      VPCPeeringConnection VPNConnection VerifiedAccessEndpoint`,
    configuration: `
      ApplicationStatusCheck CapacityReservation CapacityReservationFleet CarrierGateway
      ClientVpnAuthorizationRule ClientVpnRoute ClientVpnTargetNetworkAssociation CustomerGateway DHCPOptions EIP
      EIPAssociation EgressOnlyInternetGateway EnclaveCertificateIamRoleAssociation FpgaImage
      GatewayRouteTableAssociation Host IPAM IPAMAllocation IPAMPool IPAMPoolCidr IPAMPrefixListResolver
      IPAMPrefixListResolverTarget IPAMResourceDiscovery IPAMResourceDiscoveryAssociation IPAMScope IPv4Pool
      InstanceEventWindow InternetGateway IpPoolRouteTableAssociation IpamExternalResourceVerificationToken
      IpamInternetRegistryAssociation KeyPair LaunchTemplate LocalGatewayRoute LocalGatewayRouteTable
      LocalGatewayRouteTableVPCAssociation LocalGatewayRouteTableVirtualInterfaceGroupAssociation
      LocalGatewayVirtualInterface LocalGatewayVirtualInterfaceGroup NatGateway NetworkAcl NetworkAclEntry
      NetworkInsightsAccessScope NetworkInsightsAccessScopeAnalysis NetworkInsightsAnalysis NetworkInsightsPath
      NetworkInterface NetworkInterfaceAttachment NetworkInterfacePermission NetworkPerformanceMetricSubscription
      PlacementGroup PrefixList Route RouteServer RouteServerAssociation RouteServerEndpoint RouteServerPeer
      RouteServerPropagation RouteTable SecondaryNetwork SecurityGroup SecurityGroupEgress SecurityGroupIngress
      SecurityGroupVpcAssociation SnapshotBlockPublicAccess SqlHaStandbyDetectedInstance Subnet SubnetCidrBlock
      SubnetCidrReservation SubnetNetworkAclAssociation SubnetRouteTableAssociation TrafficMirrorFilter
      TrafficMirrorFilterRule TrafficMirrorTarget TransitGateway TransitGatewayAttachment
      TransitGatewayAttachmentNatConfiguration TransitGatewayConnect TransitGatewayConnectPeer
      TransitGatewayMeteringPolicy TransitGatewayMeteringPolicyEntry TransitGatewayMulticastDomain
      TransitGatewayMulticastDomainAssociation TransitGatewayMulticastGroupMember
      TransitGatewayMulticastGroupSource TransitGatewayPolicyTable TransitGatewayPolicyTableAssociation
      TransitGatewayPolicyTableEntry TransitGatewayRoute TransitGatewayRouteTable
      TransitGatewayRouteTableAssociation TransitGatewayRouteTablePropagation TransitGatewayVpcAttachment VPC
      VPCBlockPublicAccessExclusion VPCBlockPublicAccessOptions VPCCidrBlock VPCDHCPOptionsAssociation
      VPCEncryptionControl VPCEndpointServicePermissions VPCGatewayAttachment VPNConcentrator VPNConnectionRoute
      VPNGateway VPNGatewayRoutePropagation VerifiedAccessGroup VerifiedAccessInstance VerifiedAccessTrustProvider
      VolumeAttachment`,
  },
  ElasticLoadBalancing: {
    processor: 'LoadBalancer',
  },
  ElasticLoadBalancingV2: {
    processor: 'LoadBalancer',
    configuration: 'Listener ListenerCertificate ListenerRule TargetGroup TrustStore TrustStoreRevocation',
  },
  GlobalAccelerator: {
    carrier: 'Accelerator EndpointGroup Listener',
    configuration: 'CrossAccountAttachment',
  },
  Interconnect: {
    carrier: 'Connection',
  },
  InternetMonitor: {
    carrier: 'Monitor',
  },
  NetworkFlowMonitor: {
    configuration: 'Monitor Scope',
  },
  NetworkManager: {
    carrier: 'CoreNetwork TransitGatewayPeering',
    configuration: `
      ConnectAttachment ConnectPeer Connection CoreNetworkPrefixListAssociation CustomerGatewayAssociation Device
      DirectConnectGatewayAttachment GlobalNetwork Link LinkAssociation Site SiteToSiteVpnAttachment
      TransitGatewayRegistration TransitGatewayRouteTableAttachment VpcAttachment`,
  },
  NetworkMonitor: {
    configuration: 'Monitor Probe',
  },
  RTBFabric: {
    carrier: 'InboundExternalLink Link OutboundExternalLink RequesterGateway ResponderGateway',
    configuration: 'LinkRoutingRule',
  },
  Route53: {
    carrier: 'QueryLoggingConfig',
    configuration: `
      CidrCollection DNSSEC DelegationSet HealthCheck HostedZone KeySigningKey RecordSet RecordSetGroup
      TrafficPolicy TrafficPolicyInstance`,
  },
  Route53GlobalResolver: {
    carrier: 'GlobalResolver',
    configuration: 'AccessSource AccessToken DnsView FirewallDomainList FirewallRule HostedZoneAssociation',
  },
  Route53Profiles: {
    configuration: 'Profile ProfileAssociation ProfileResourceAssociation',
  },
  Route53RecoveryControl: {
    configuration: 'Cluster ControlPanel RoutingControl SafetyRule',
  },
  Route53RecoveryReadiness: {
    configuration: 'Cell ReadinessCheck RecoveryGroup ResourceSet',
  },
  Route53Resolver: {
    carrier: 'OutpostResolver ResolverEndpoint ResolverQueryLoggingConfig',
    configuration: `
      FirewallConfig FirewallDomainList FirewallRuleGroup FirewallRuleGroupAssociation ResolverConfig
      ResolverDNSSECConfig ResolverQueryLoggingConfigAssociation ResolverRule ResolverRuleAssociation`,
  },
  ServiceDiscovery: {
    configuration: 'HttpNamespace Instance PrivateDnsNamespace PublicDnsNamespace Service',
  },
  VpcLattice: {
    carrier: 'AccessLogSubscription ResourceConfiguration ResourceGateway Service ServiceNetwork',
    configuration: `
      AuthPolicy DomainVerification Listener ResourcePolicy Rule ServiceNetworkResourceAssociation
      ServiceNetworkServiceAssociation ServiceNetworkVpcAssociation TargetGroup`,
  },
};
