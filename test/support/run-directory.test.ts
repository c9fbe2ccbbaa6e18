import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { madeOnceInRun } from './run-directory';

test('what two ask for at once is made once, and is whole when either has it', async () => {
  let times = 0;
  const ask = (): Promise<string> =>
    madeOnceInRun('asked-for-twice', async (directory) => {
      times += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
      writeFileSync(join(directory, 'content'), 'whole');
    });

  const [first, second] = await Promise.all([ask(), ask()]);

  expect(times).toBe(1);
  expect(first).toBe(second);
  expect(readFileSync(join(first, 'content'), 'utf8')).toBe('whole');
  expect(await ask()).toBe(first);
  expect(times).toBe(1);
});

test('a failure is told and leaves nothing behind: the next one makes it', async () => {
  const failing = madeOnceInRun('failing-at-first', (directory) => {
    writeFileSync(join(directory, 'half'), '');
    throw new Error('no space left');
  });

  await expect(failing).rejects.toThrow('no space left');
  const made = await madeOnceInRun('failing-at-first', () => undefined);

  expect(readdirSync(made)).toEqual([]);
  expect(existsSync(join(dirname(made), 'failing-at-first.unfinished'))).toBe(false);
});
