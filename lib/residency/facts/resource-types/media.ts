import { type RolesByService } from './roles';

/** Live and recorded media. */
export const media: RolesByService = {
  GroundStation: {
    carrier: 'DataflowEndpointGroup DataflowEndpointGroupV2',
    configuration: 'Config MissionProfile',
  },
  IVS: {
    carrier: 'Channel IngestConfiguration RecordingConfiguration Stage',
    configuration: `
      AdConfiguration EncoderConfiguration PlaybackKeyPair PlaybackRestrictionPolicy PublicKey
      StorageConfiguration StreamKey`,
  },
  IVSChat: {
    carrier: 'LoggingConfiguration Room',
  },
  KinesisVideo: {
    store: 'Stream',
    carrier: 'SignalingChannel',
  },
  MediaConnect: {
    carrier: `
      Bridge BridgeOutput BridgeSource DestinationEndpoint Flow FlowOutput FlowSource Gateway RouterInput
      RouterOutput SourceEndpoint`,
    configuration: 'FlowEntitlement FlowMediaStream FlowVpcInterface RouterNetworkInterface',
  },
  MediaConvert: {
    processor: 'JobTemplate Queue',
    configuration: 'CertificateAssociation Preset',
  },
  MediaLive: {
    processor: 'Channel Multiplex Multiplexprogram',
    carrier: 'Input SdiSource',
    configuration: `
      ChannelPlacementGroup CloudWatchAlarmTemplate CloudWatchAlarmTemplateGroup Cluster EventBridgeRuleTemplate
      EventBridgeRuleTemplateGroup InputSecurityGroup Network Node SignalMap`,
  },
  MediaPackage: {
    store: 'Asset',
    carrier: 'Channel OriginEndpoint PackagingConfiguration',
    configuration: 'PackagingGroup',
  },
  MediaPackageV2: {
    carrier: 'Channel OriginEndpoint',
    configuration: 'ChannelGroup ChannelPolicy OriginEndpointPolicy',
  },
  MediaStore: {
    store: 'Container',
  },
  MediaTailor: {
    processor: 'Function',
    carrier: 'Channel LiveSource PlaybackConfiguration SourceLocation VodSource',
    configuration: 'ChannelPolicy PrefetchSchedule Program',
  },
};
