import { manageRequestsRequestSchema, type ManageRequestsResult } from '../../../lambda/manage-requests/contract';
import { manageRequests } from '../../../lambda/manage-requests/manage';
import { erasureRegimes } from '../../../lib/domain/erasure/erasure-regime';
import { type LedgerEntry, ledgerEntrySchema } from '../../../lib/domain/erasure/ledger';
import { type Execution } from '../state-machine';
import { ErasureEngines, type ErasureWorld } from './erasure-world';
import { addObjects, labelEverything, newPerson, type Person } from './people';
import { runWorkflow } from './run-workflow';

/** What a test of the privacy officer's work has: a world for each test, and what is done in it. */
export class OfficerStage {
  private started: ErasureEngines | undefined;
  private current: ErasureWorld | undefined;

  /** Starts the engines before the tests of a file, and a world before each. */
  constructor() {
    beforeAll(async () => {
      this.started = await ErasureEngines.start();
    });
    afterAll(() => this.started?.close());
    beforeEach(async () => {
      this.current = await this.engines.world();
    });
  }

  get engines(): ErasureEngines {
    if (!this.started) throw new Error('the engines start before the tests');
    return this.started;
  }

  get world(): ErasureWorld {
    if (!this.current) throw new Error('a world begins before each test');
    return this.current;
  }

  /** Somebody who has called so often, and whose recordings are labelled. */
  async somebody(contacts = 1): Promise<Person> {
    const person = newPerson(this.world, contacts);
    addObjects(this.world, person, 1);
    await labelEverything(this.world);
    return person;
  }

  run(requestId: string): Promise<Execution> {
    return runWorkflow(requestId, this.world);
  }

  async entries(): Promise<readonly LedgerEntry[]> {
    return (await this.world.items('ledger'))
      .map(({ entry }) => ledgerEntrySchema.parse(JSON.parse(String(entry))))
      .sort((a, b) => a.sequence - b.sequence);
  }

  ask(request: object, regime = erasureRegimes.ca): Promise<ManageRequestsResult> {
    const { world } = this;
    const means = { ...world, send: world.send, now: world.now, regime };
    return manageRequests(manageRequestsRequestSchema.parse(request), means);
  }

  later(days: number): void {
    const day = new Date(this.world.now().getTime() + days * 86_400_000);
    this.world.now = () => day;
  }
}

export const phoneOf = (person: Person) => [{ kind: 'phone', value: person.phone }] as const;
