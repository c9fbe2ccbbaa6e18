import {
  type ManageOrganisationsRequest,
  manageOrganisationsResultSchema,
} from '../../lambda/manage-organisations/contract';
import { manageOrganisations } from '../../lambda/manage-organisations/manage';
import { RegistryTable } from '../../lambda/manage-organisations/registry-table';
import { homes, instanceIn, apiIn, NORTHERN } from './organisations';
import { type RegistryEngine, TABLE_NAME } from './registry-engine';

/** The time at which every command is run. */
export const now = new Date('2026-11-21T12:00:00Z');

export const migrationId = 'MIG-2026-014';

/** Commands about the organisation of `registration()`. */
export const commands = {
  show: { command: 'show', organisationId: NORTHERN },
  suspend: { command: 'suspend', organisationId: NORTHERN },
  resume: { command: 'resume', organisationId: NORTHERN },
  beginMove: { command: 'begin-move', organisationId: NORTHERN, migrationId, jurisdiction: 'us' },
  completeMove: {
    command: 'complete-move',
    organisationId: NORTHERN,
    migrationId,
    connectInstanceArn: instanceIn('us-east-1'),
    apiEndpoint: apiIn('us-east-1'),
  },
  cancelMove: { command: 'cancel-move', organisationId: NORTHERN, migrationId },
} as const satisfies Record<string, ManageOrganisationsRequest>;

/** Somebody who manages organisations, and what is written down of it. */
export class RegistryOperator {
  readonly audited: Record<string, unknown>[] = [];

  constructor(private readonly engine: RegistryEngine) {}

  async run(request: ManageOrganisationsRequest) {
    const result = await manageOrganisations(request, {
      table: new RegistryTable(this.engine.client, TABLE_NAME),
      homes,
      now,
      audit: (entry) => this.audited.push(entry),
    });
    return manageOrganisationsResultSchema.parse(result);
  }

  /** The refusal of a command that leaves every record as it was. */
  async refusal(request: ManageOrganisationsRequest): Promise<string> {
    const before = await this.engine.records();
    const result = await this.run(request);
    if (JSON.stringify(await this.engine.records()) !== JSON.stringify(before)) return 'the records changed';
    return result.outcome === 'refused' ? result.message : `not refused: ${result.outcome}`;
  }
}
