/** Calls `work` `count` times, `inFlight` at a time. */
export async function runInFlight(
  count: number,
  inFlight: number,
  work: () => Promise<unknown>,
): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
}
