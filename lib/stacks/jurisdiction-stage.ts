import { Stage, type StackProps, Tags } from 'aws-cdk-lib';
import { type Construct } from 'constructs';
import { type StagePlan, usedLevels } from '../config';
import { type ContentKind } from '../constructs/content/content-kind';
import { type ContactCentre } from '../constructs/contact-centre/contact-centre';
import { replicaBucketName } from '../constructs/content/replica-name';
import { protectLogs } from '../constructs/logs/data-protection';
import { keyAlias } from '../constructs/keys/key-alias';
import { requireRegion } from '../domain/aws-region';
import { JURISDICTION_TAG } from '../domain/data-class';
import { requireJurisdiction } from '../domain/jurisdictions';
import { ApiStack } from './api-stack';
import { ComplianceOutpostStack } from './compliance-outpost-stack';
import { ComplianceStack } from './compliance-stack';
import { ContactCentreStack } from './contact-centre-stack';
import { contentKindsFor } from './content-kinds';
import { ContentReplicaStack } from './content-replica-stack';
import { ContentStack } from './content-stack';
import { DatabasesStack } from './databases-stack';
import { IdentityStack } from './identity-stack';
import { ErasureStack } from './erasure-stack';
import { KeysAndLogsStack } from './keys-and-logs-stack';
import { NetworkStack } from './network-stack';
import { PaymentsStack } from './payments-stack';
import { PrivacyRequestsStack } from './privacy-requests-stack';
import { SiemExportStack } from './siem-export-stack';
import { TokenVaultStack } from './token-vault-stack';

/** Stacks of the instance Region that its API and the erasure work on. */
interface ServedStacks {
  readonly contactCentre: ContactCentreStack;
  readonly content?: ContentStack;
  readonly tokenVault: TokenVaultStack;
}

/**
 * Everything of one jurisdiction in one environment. The CDK refuses references between Stages, so that what belongs
 * to a jurisdiction stays in it by structure.
 *
 * The id of a stack begins with its Region: `cdk deploy 'ca-prod/ca-west-1-*'` deploys one Region. What one Region's
 * stacks must know of the other's (replica buckets, keys) has a name that both can tell.
 */
export class JurisdictionStage extends Stage {
  private readonly tags: Readonly<Record<string, string>>;
  private readonly kinds: readonly ContentKind[];

  constructor(
    scope: Construct,
    private readonly plan: StagePlan,
  ) {
    super(scope, plan.id, { env: { account: plan.account, region: plan.instanceRegion } });
    protectLogs(this, requireJurisdiction(plan.profile));
    this.tags = {
      [JURISDICTION_TAG]: plan.profile,
      organisation: plan.organisation.id,
      environment: plan.environment,
    };
    for (const [key, value] of Object.entries(this.tags)) Tags.of(this).add(key, value);
    this.kinds = contentKindsFor(plan.features);

    const keysAndLogs = this.keysAndLogs(plan.instanceRegion, plan.instanceAlias);
    const content = this.kinds.length === 0 ? undefined : this.content(keysAndLogs);
    const identity = new IdentityStack(this, `${plan.instanceRegion}-identity`, {
      ...this.stackIn(plan.instanceRegion, 'where organisations are served, and their users'),
      plan,
      keysAndLogs,
    });
    const tokenVault = new TokenVaultStack(this, `${plan.instanceRegion}-token-vault`, {
      ...this.stackIn(plan.instanceRegion, 'identifiers and one-time tokens'),
      plan,
      keysAndLogs,
    });
    const payments = this.payments(identity, tokenVault);
    const contactCentre = new ContactCentreStack(this, `${plan.instanceRegion}-contact-centre`, {
      ...this.stackIn(plan.instanceRegion, 'contact centre'),
      plan,
      keysAndLogs,
      identity,
      content,
      payments,
    });
    // The flow-log group must be there before the instance, which would make its own.
    contactCentre.addStackDependency(keysAndLogs);
    if (content) contactCentre.addStackDependency(content);
    this.databases(keysAndLogs, identity, { contactCentre, content, tokenVault });
    this.compliance(plan.instanceRegion, keysAndLogs, contactCentre.contactCentre);
  }

  /** What watches a Region; from the Region of the instance also those in which the account has nothing. */
  private compliance(region: string, keysAndLogs: KeysAndLogsStack, contactCentre?: ContactCentre): void {
    const { plan } = this;
    const { dataDisasterRecoveryRegion: copies } = plan;
    const partition = requireRegion(region).partition;
    const outpostRegions = contactCentre ? plan.watch.outpostRegions : [];
    const place =
      copies === undefined || !contactCentre ? undefined : { stage: plan.id, account: plan.account, region: copies };
    const compliance = new ComplianceStack(this, `${region}-compliance`, {
      ...this.stackIn(region, 'audit trail, alarms and evidence'),
      plan,
      keysAndLogs,
      contactCentre,
      outpostRegions,
      securityServices: plan.watch.securityServices[region] ?? [],
      residency: {
        regions: [...requireJurisdiction(plan.profile).homeRegions, ...(copies === undefined ? [] : [copies])],
        replicaBuckets: place
          ? this.kinds.map((kind) => `arn:${partition}:s3:::${replicaBucketName(kind, place)}`)
          : [],
      },
    });
    const { siem } = plan.integrations;
    if (siem) {
      new SiemExportStack(this, `${region}-siem-export`, {
        ...this.stackIn(region, 'masked audit trail for the collector'),
        plan,
        siem,
        keysAndLogs,
        compliance,
      });
    }
    for (const outpost of outpostRegions) {
      const watch = new ComplianceOutpostStack(this, `${outpost}-outpost`, {
        ...this.stackIn(outpost, `watch of a Region without data, for ${region}`),
        plan,
      });
      watch.addStackDependency(compliance);
    }
  }

  /** Card payments, where the definition wants them. */
  private payments(identity: IdentityStack, tokenVault: TokenVaultStack): PaymentsStack | undefined {
    const { plan } = this;
    if (!plan.payments) return undefined;
    return new PaymentsStack(this, `${plan.instanceRegion}-payments`, {
      ...this.stackIn(plan.instanceRegion, 'card payments'),
      plan,
      payments: plan.payments,
      identity,
      tokenVault,
    });
  }

  /** The Region's databases, and what works on them: requests of data subjects, and the API. */
  private databases(
    keysAndLogs: KeysAndLogsStack,
    identity: IdentityStack,
    { contactCentre, content, tokenVault }: ServedStacks,
  ): void {
    const { plan } = this;
    const network = new NetworkStack(this, `${plan.instanceRegion}-network`, {
      ...this.stackIn(plan.instanceRegion, 'network of the databases'),
      plan,
      keysAndLogs,
    });
    const databases = new DatabasesStack(this, `${plan.instanceRegion}-databases`, {
      ...this.stackIn(plan.instanceRegion, 'databases'),
      plan,
      keysAndLogs,
      network,
    });
    const erasure = new ErasureStack(this, `${plan.instanceRegion}-erasure`, {
      ...this.stackIn(plan.instanceRegion, 'erasure of data subjects'),
      plan,
      keysAndLogs,
      contactCentre,
      content,
      network,
      databases,
      tokenVault,
    });
    const privacyRequests = new PrivacyRequestsStack(this, `${plan.instanceRegion}-privacy-requests`, {
      ...this.stackIn(plan.instanceRegion, 'disclosures and choices of data subjects'),
      plan,
      keysAndLogs,
      contactCentre,
      network,
      databases,
      erasure,
      tokenVault,
    });
    new ApiStack(this, `${plan.instanceRegion}-api`, {
      ...this.stackIn(plan.instanceRegion, 'API'),
      plan,
      keysAndLogs,
      identity,
      network,
      databases,
      contactCentre,
      tokenVault,
      privacyRequests,
      files: content?.buckets['application-file'],
    });
  }

  private keysAndLogs(region: string, instanceAlias?: string): KeysAndLogsStack {
    return new KeysAndLogsStack(this, `${region}-keys-and-logs`, {
      ...this.stackIn(region, 'keys and logs'),
      stage: this.plan.id,
      retention: this.plan.retention,
      instanceAlias,
    });
  }

  private content(keysAndLogs: KeysAndLogsStack): ContentStack {
    const {
      id: stage,
      account,
      instanceRegion,
      instanceAlias,
      dataDisasterRecoveryRegion: region,
      retention,
    } = this.plan;
    const place = region === undefined ? undefined : { stage, account, region };
    const access = { jurisdiction: this.plan.profile, levels: usedLevels(this.plan.classification) };
    const content = new ContentStack(this, `${instanceRegion}-content`, {
      ...this.stackIn(instanceRegion, 'recordings and content'),
      kinds: this.kinds,
      keysAndLogs,
      retention,
      access,
      origins: [`https://${instanceAlias}.my.connect.aws`, ...this.plan.approvedOrigins],
      replica: place && { ...place, keyAlias: keyAlias(stage, 'content') },
    });
    if (place) {
      const replicaKeysAndLogs = this.keysAndLogs(place.region);
      this.compliance(place.region, replicaKeysAndLogs);
      const replica = new ContentReplicaStack(this, `${place.region}-content-replica`, {
        ...this.stackIn(place.region, 'second copies of recordings and content'),
        kinds: this.kinds,
        place,
        keysAndLogs: replicaKeysAndLogs,
        retention,
        access,
      });
      content.addStackDependency(replica);
    }
    return content;
  }

  private stackIn(region: string, description: string): StackProps {
    return {
      env: { account: this.plan.account, region },
      description: `${this.plan.id}: ${description}`,
      terminationProtection: true,
      tags: { ...this.tags },
    };
  }
}
