import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { createBodyReader } from "./read-body.ts";

const start = '{"kind":"AdmissionReview","request":{"uid":"u-1","pad":"';

/** A body that arrives as it is pushed. */
function arriving() {
  const stream = new Readable({ read() {} });
  const push = async (bytes: number) => {
    stream.push(Buffer.alloc(bytes, "x"));
    await new Promise((resolve) => setImmediate(resolve));
  };
  stream.push(start);
  return { stream, push, end: () => stream.push(null) };
}

test("lets go the largest of the bodies that arrive at a time, and reads the others", async () => {
  const read = createBodyReader(1000);
  const [large, small] = [arriving(), arriving()];
  const answers = [read(large.stream), read(small.stream)];
  await large.push(700);
  await small.push(400);
  await large.push(10_000);
  small.stream.push('"}}');
  small.end();
  large.end();
  expect(await answers[0]).toMatchObject({ uid: "u-1", error: { code: "OVERLOADED" } });
  expect(await answers[1]).toMatchObject({ json: { request: { uid: "u-1" } } });
});

test("gives back what a body held that ends, breaks off or is no JSON", async () => {
  const read = createBodyReader(1000);
  for (let round = 0; round < 5; round++) {
    const [broken, invalid] = [arriving(), arriving()];
    const answers = Promise.allSettled([read(broken.stream), read(invalid.stream)]);
    await broken.push(400);
    await invalid.push(400);
    broken.stream.destroy(new Error("reset"));
    invalid.end();
    expect(await answers).toMatchObject([
      { reason: { message: "reset" } },
      { reason: { code: "REVIEW_INVALID" } },
    ]);
  }
  expect(await read(Readable.from([Buffer.from(`{"a":"${"x".repeat(900)}"}`)]))).toHaveProperty(
    "json",
  );
});
