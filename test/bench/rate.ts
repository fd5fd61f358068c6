const BATCHES = 5;
const BATCH_TIME = 200;
const WARM_UP_TIME = 400;

/** Microseconds for one call: of several batches the best, once V8 has compiled what is hot. */
export async function microsecondsFor(call: () => unknown): Promise<number> {
  await repeat(call, WARM_UP_TIME);
  let best = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < BATCHES; batch++)
    best = Math.min(best, await repeat(call, BATCH_TIME));
  return best * 1000;
}

/** Calls for so many milliseconds and gives the mean of one call. */
async function repeat(call: () => unknown, time: number): Promise<number> {
  const start = performance.now();
  let calls = 0;
  let now = start;
  while (now - start < time) {
    await call();
    calls++;
    now = performance.now();
  }
  return (now - start) / calls;
}
