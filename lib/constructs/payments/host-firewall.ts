import { Duration, Fn } from 'aws-cdk-lib';
import { Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnFirewall, CfnFirewallPolicy, CfnLoggingConfiguration, CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import { Construct } from 'constructs';
import { type AlarmTopic } from '../alarms/alarm-topic';
import { RunbookAlarm } from '../alarms/runbook-alarm';
import { EncryptedLogGroup } from '../logs/encrypted-log-group';
import { type FunctionSurroundings } from '../node-function';

export interface HostFirewallProps extends FunctionSurroundings {
  readonly stage: string;
  /** The only host that passes. */
  readonly host: string;
  readonly vpcId: string;
  /** A firewall is made in each. */
  readonly zones: readonly { readonly availabilityZone: string; readonly subnetId: string }[];
  readonly topic: AlarmTopic;
}

/**
 * Lets connections through that ask for one host by TLS, and drops everything else. What it reads is the name that a client
 * asks for (SNI), not where the address really is.
 *
 * One firewall a zone, which costs what one with several endpoints costs: CloudFormation gives the endpoints of a firewall
 * in no order that tells their zones.
 *
 * @see https://docs.aws.amazon.com/network-firewall/latest/developerguide/stateful-rule-groups-domain-names.html
 */
export class HostFirewall extends Construct {
  /** Ids of the endpoints that routes lead to, in the order of the zones. */
  readonly endpointIds: readonly string[];

  constructor(scope: Construct, id: string, props: HostFirewallProps) {
    super(scope, id);
    const name = `${props.stage}-payments`;
    const rules = new CfnRuleGroup(this, 'Host', {
      ruleGroupName: name,
      type: 'STATEFUL',
      capacity: 10,
      description: 'The payment processor',
      ruleGroup: {
        statefulRuleOptions: { ruleOrder: 'STRICT_ORDER' },
        rulesSource: {
          rulesSourceList: { generatedRulesType: 'ALLOWLIST', targetTypes: ['TLS_SNI'], targets: [props.host] },
        },
      },
    });
    const policy = new CfnFirewallPolicy(this, 'Policy', {
      firewallPolicyName: name,
      description: 'One host by TLS, and nothing else',
      firewallPolicy: {
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:drop'],
        statefulEngineOptions: { ruleOrder: 'STRICT_ORDER', streamExceptionPolicy: 'DROP' },
        statefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
        statefulRuleGroupReferences: [{ resourceArn: rules.attrRuleGroupArn, priority: 1 }],
      },
    });
    const log = new EncryptedLogGroup(this, 'Log', {
      key: props.logKey,
      retentionDays: props.logRetentionDays,
      dataClass: 'operational-log',
    });
    this.endpointIds = props.zones.map(({ availabilityZone, subnetId }, index) => {
      const firewallName = `${name}-${index + 1}`;
      const firewall = new CfnFirewall(this, `Firewall${index + 1}`, {
        firewallName,
        description: 'In front of the payment processor',
        vpcId: props.vpcId,
        firewallPolicyArn: policy.attrFirewallPolicyArn,
        subnetMappings: [{ subnetId }],
        deleteProtection: true,
        subnetChangeProtection: true,
      });
      new CfnLoggingConfiguration(this, `Logging${index + 1}`, {
        firewallArn: firewall.attrFirewallArn,
        loggingConfiguration: {
          logDestinationConfigs: [
            { logType: 'ALERT', logDestinationType: 'CloudWatchLogs', logDestination: { logGroup: log.logGroupName } },
          ],
        },
      });
      this.alarm(props.topic, firewallName, availabilityZone, index + 1);
      // `<zone>:<endpoint>`, of which there is one.
      return Fn.select(1, Fn.split(':', Fn.select(0, firewall.attrEndpointIds)));
    });
  }

  private alarm(topic: AlarmTopic, firewallName: string, availabilityZone: string, number: number): void {
    new RunbookAlarm(this, `Dropped${number}`, {
      topic,
      runbook: 'the-payment-function-tried-another-host',
      description: 'The network of payments dropped what was not for the processor.',
      metric: new Metric({
        namespace: 'AWS/NetworkFirewall',
        metricName: 'DroppedPackets',
        dimensionsMap: { FirewallName: firewallName, AvailabilityZone: availabilityZone, Engine: 'Stateful' },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
