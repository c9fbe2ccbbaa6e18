import { type DataState } from '../../domain/jurisdiction';
import { resourceRole } from '../facts/resource-types';
import { type Finding } from '../finding';
import { findRule } from '../rule-catalogue';
import { rules } from '../rules';
import { type Effect, isAbout } from './effect';

/** What kind of way a finding is about, as far as decisions are concerned. */
interface Nature {
  /** A grant of any of these effects is about it. */
  readonly effects: readonly Effect[];
  /** The grant has to name all of these states. */
  readonly states: readonly DataState[];
}

const natures = {
  /** A second copy of a store. */
  copy: { effects: ['at-rest-outside-home', 'data-dr-outside-home'], states: ['at-rest'] },
  /** Data is handed to another store. */
  export: { effects: ['at-rest-outside-home'], states: ['at-rest'] },
  /** Data is worked on. */
  processing: { effects: ['in-use-outside-home'], states: ['in-use'] },
  inference: { effects: ['ai-inference-outside-home'], states: ['in-use'] },
  /** Data passes. */
  route: { effects: ['in-use-outside-home'], states: ['in-transit'] },
  logs: { effects: ['at-rest-outside-home'], states: ['at-rest'] },
  messages: { effects: ['sms-or-email-route-outside-home'], states: ['in-transit'] },
  support: { effects: ['support-access-outside-home'], states: ['in-use'] },
  instanceReplica: { effects: ['instance-dr-outside-home'], states: ['at-rest'] },
  /** A store stands abroad. */
  placement: { effects: ['at-rest-outside-home', 'data-dr-outside-home'], states: ['at-rest'] },
  /** Amazon Connect, or a service that belongs to it, stands abroad. */
  servicePlacement: {
    effects: ['service-region-outside-home', 'instance-dr-outside-home', 'at-rest-outside-home'],
    states: ['at-rest'],
  },
  /** Nobody has said what the way is for: the grant has to cover storing and use. */
  unclassified: { effects: ['at-rest-outside-home'], states: ['at-rest', 'in-use'] },
} as const satisfies Record<string, Nature>;

type NatureName = keyof typeof natures;

/** Services of the channel catalogue, by the first part of its row ids. */
const natureByService: Readonly<Partial<Record<NatureName, string>>> = {
  copy: 'S3 KMS SEC SSM DDB RDS NEP ECC MDB KSP DSQ RSH ODB BKP DRP EFS FSX DSY ECR',
  export: 'PAY IMG TRF SGW DMS KIN KDF KVS MSK OSI AOS GLU ATH LKF QSI AFL DZN CDK',
  processing: 'EVB SNS LMB SFN ECS IOT RAM IAM ORG COG LEX CON',
  inference: 'BED AIS KEN',
  route: 'EDG DNS API NET',
  logs: 'CWL CWM CWD OAM OBS VPC R53 XRY SYN GRA TRL CFG SHB GDY SLK REX CUR AIO',
  messages: 'SES EUM PIN WAP CHT',
  support: 'SUP',
};

/** Rows that are of another nature than their service. */
const natureByRow: Readonly<Partial<Record<NatureName, string>>> = {
  copy: 'COG-01 LEX-01',
  export: 'CON-01 CON-02 CON-03 CON-04 CON-05 CON-10 CON-15 CON-16 CON-22 COG-07',
  inference: 'CON-13 CON-24',
  instanceReplica: 'CON-06 CON-07',
  messages: 'CON-20 COG-03 COG-04',
};

const genericRules: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

const serviceNatures = invert(natureByService);
const rowNatures = invert(natureByRow);

/** What Amazon Connect consists of: placing it abroad is a decision of its own. */
const CONNECT_SERVICES =
  /^AWS::(?:Connect|ConnectCampaigns|ConnectCampaignsV2|CustomerProfiles|Cases|Wisdom|AppIntegrations|VoiceID|Lex)::/;

/** Services of the channel catalogue whose nature is known. */
export const classifiedServices: ReadonlySet<string> = new Set(serviceNatures.keys());

/** The effects of which a grant is about the finding, and the states that it has to name. */
export function natureOf(finding: Finding): Nature {
  const { rule, resource, dataClass } = finding;
  const { effects, states } = natures[natureName(rule, resource.type)];
  const byClass: readonly Effect[] = ['metadata-outside-home', 'log-or-siem-export'];
  return { effects: [...effects, ...byClass].filter((effect) => isAbout(effect, dataClass)), states };
}

function natureName(rule: string, type: string): NatureName {
  if (rule === 'data-stays-home') {
    if (CONNECT_SERVICES.test(type)) return 'servicePlacement';
    return resourceRole(type) === 'store' ? 'placement' : 'processing';
  }
  const row = findRule(rule)?.catalogue[0];
  // What a generic rule finds has no nature of its own.
  if (row === undefined || genericRules.has(rule)) return 'unclassified';
  return rowNatures.get(row) ?? serviceNatures.get(row.split('-')[0] ?? '') ?? 'unclassified';
}

function invert(table: Readonly<Partial<Record<NatureName, string>>>): ReadonlyMap<string, NatureName> {
  return new Map(
    Object.entries(table).flatMap(([nature, names]) => names.split(' ').map((name) => [name, nature as NatureName])),
  );
}
