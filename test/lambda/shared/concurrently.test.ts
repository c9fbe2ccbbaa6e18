import { concurrently } from '../../../lambda/shared/concurrently';

test('works on so many at once, and gives results in the order of the items', async () => {
  let [now, most] = [0, 0];
  const results = await concurrently([5, 1, 4, 2, 3], 2, async (item) => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, item));
    now -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

test('fails with the first that fails', async () => {
  await expect(concurrently([1, 2], 2, (item) => Promise.reject(new Error(`no ${item}`)))).rejects.toThrow('no 1');
});
