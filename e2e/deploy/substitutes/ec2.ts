import {
  AcceptVpcPeeringConnectionCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateVpcPeeringConnectionCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import * as z from 'zod';
import { type Attributes, type Place, type Properties, type Incompleteness, type Substitute } from '../substitute';

const text = z.string();

const flowLogSchema = z.object({
  DeliverLogsPermissionArn: text,
  LogDestinationType: z.literal('cloud-watch-logs'),
  LogGroupName: text,
  ResourceId: text,
  ResourceType: z.literal('VPC'),
  TrafficType: z.enum(['ACCEPT', 'REJECT', 'ALL']),
});

const ruleSchema = z.object({
  GroupId: text,
  IpProtocol: text,
  FromPort: z.coerce.number(),
  ToPort: z.coerce.number(),
  Description: text.optional(),
  SourceSecurityGroupId: text.optional(),
  DestinationSecurityGroupId: text.optional(),
});

const peeringSchema = z.object({
  VpcId: text,
  PeerVpcId: text,
  PeerRegion: text.optional(),
  PeerOwnerId: text.optional(),
  PeerRoleArn: text.optional(),
});

type Create = (client: EC2Client, properties: Properties, place: Place) => Promise<Attributes>;

/** A rule between two security groups; the group at the other end is its source or its destination. */
function ruleOf(properties: Properties) {
  const { GroupId, SourceSecurityGroupId, DestinationSecurityGroupId, Description, ...ports } =
    ruleSchema.parse(properties);
  const other = SourceSecurityGroupId ?? DestinationSecurityGroupId;
  return { GroupId, IpPermissions: [{ ...ports, UserIdGroupPairs: [{ GroupId: other, Description }] }] };
}

const types: Readonly<Record<string, Create>> = {
  'AWS::EC2::FlowLog': async (client, properties) => {
    const { ResourceId, ...input } = flowLogSchema.parse(properties);
    const { FlowLogIds } = await client.send(new CreateFlowLogsCommand({ ...input, ResourceIds: [ResourceId] }));
    return { Ref: FlowLogIds?.[0], Id: FlowLogIds?.[0] };
  },
  'AWS::EC2::SecurityGroupIngress': async (client, properties) => {
    const { SecurityGroupRules } = await client.send(new AuthorizeSecurityGroupIngressCommand(ruleOf(properties)));
    return { Ref: SecurityGroupRules?.[0]?.SecurityGroupRuleId };
  },
  'AWS::EC2::SecurityGroupEgress': async (client, properties) => {
    const { SecurityGroupRules } = await client.send(new AuthorizeSecurityGroupEgressCommand(ruleOf(properties)));
    return { Ref: SecurityGroupRules?.[0]?.SecurityGroupRuleId };
  },
  // CloudFormation accepts a peering itself, where the other network is: in its own account, or by a role of the other.
  'AWS::EC2::VPCPeeringConnection': async (client, properties, { emulator, account, region }) => {
    const { PeerRoleArn, ...peering } = peeringSchema.parse(properties);
    const { PeerOwnerId = account, PeerRegion = region } = peering;
    if (PeerOwnerId !== account && PeerRoleArn === undefined) {
      throw new Error(`nobody accepts the peering in account ${PeerOwnerId}: it names no role there`);
    }
    const { VpcPeeringConnection } = await client.send(new CreateVpcPeeringConnectionCommand(peering));
    const id = VpcPeeringConnection?.VpcPeeringConnectionId;
    const accepter = new EC2Client(emulator.clientSettings(PeerOwnerId, PeerRegion));
    await accepter.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }));
    return { Ref: id, Id: id };
  },
};

/** Types of Amazon EC2 that the emulator's EC2 has and its CloudFormation has not. */
const substitute: Substitute = {
  types: Object.keys(types),
  how: 'made in the emulator by the calls of their resource handlers',
  lasts: true,
  open(place) {
    const client = new EC2Client(place.emulator.clientSettings(place.account, place.region));
    return Promise.resolve({
      create: (type, properties) => {
        const create = types[type];
        if (create === undefined) throw new Error(`${type} has no calls in e2e/deploy/substitutes/ec2.ts; add them`);
        return create(client, properties, place);
      },
    });
  },
};

export const incompleteness: Incompleteness = {
  substitute,
  attributes: { 'AWS::EC2::VPC': { CidrBlock: { property: 'CidrBlock' } } },
};
