/** Where a run writes what it does: chapters, and steps that pass or fail. A failed step does not end the run. */
export class Report {
  private passed = 0;
  private readonly failures: string[] = [];

  constructor(private readonly write: (text: string) => void) {}

  chapter(title: string): void {
    this.write(`\n${title}\n`);
  }

  /** A line of the story that is no step. */
  line(text: string): void {
    this.write(`    ${text}\n`);
  }

  /**
   * Runs a step and says how it went.
   *
   * @returns what the step returns, or `undefined` when it failed
   */
  async step<T>(title: string, run: () => T | Promise<T>): Promise<T | undefined> {
    const start = performance.now();
    try {
      const result = await run();
      this.passed += 1;
      this.write(`  ✓ ${title} (${seconds(start)})\n`);
      return result;
    } catch (error) {
      this.failures.push(title);
      this.write(`  ✗ ${title} (${seconds(start)})\n${indented(reasonOf(error))}\n`);
      return undefined;
    }
  }

  /** Writes the count, and says whether every step passed. */
  close(): boolean {
    for (const failure of this.failures) this.write(`  failed: ${failure}\n`);
    this.write(`\n${this.passed} passed, ${this.failures.length} failed\n`);
    return this.failures.length === 0;
  }
}

function seconds(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

const longestReason = 3000;

/** What went wrong and where, without the SDK's own frames and the templates that AWS repeats in its messages. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*\/e2e\//.test(line));
  return [`${error.name}: ${error.message.slice(0, longestReason)}`, ...frames.slice(0, 4)].join('\n');
}

function indented(text: string): string {
  return text.replace(/^/gm, '      ');
}
