import { expect, test } from "vitest";
import { createTestIo } from "../testing/test-io.ts";
import { createLog, type LogOptions } from "./log.ts";

function setUp(options: Partial<LogOptions> = {}, isTTY = false) {
  const io = createTestIo({ isTTY });
  return {
    io,
    log: createLog(io.stderr, {
      level: "info",
      format: "text",
      color: false,
      now: io.now,
      ...options,
    }),
  };
}

test("writes trouble with its code and hint, made harmless", async () => {
  const { io, log } = setUp();
  await log.error({ code: "SOURCE_NOT_FOUND", message: 'no image "a\u001b[2J"', hint: "pull it" });
  expect(io.err()).toBe('error[SOURCE_NOT_FOUND]: no image "a\\u{1b}[2J"\nhint: pull it\n');
});

test("writes JSON lines", async () => {
  const { io, log } = setUp({ format: "json" });
  await log.warn("old data");
  await log.error({ code: "X", message: "m", hint: "h" });
  expect(
    io
      .err()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { time: "2026-01-31T12:00:00.000Z", level: "warning", message: "old data" },
    { time: "2026-01-31T12:00:00.000Z", level: "error", code: "X", message: "m", hint: "h" },
  ]);
});

test.each([
  ["error", ""],
  ["info", "warning: w\ni\n"],
  ["debug", "warning: w\ni\ndebug: d\n"],
] as const)("at level %s says %j", async (level, expected) => {
  const { io, log } = setUp({ level });
  await log.warn("w");
  await log.info("i");
  await log.debug("d");
  expect(io.err()).toBe(expected);
});

test("draws progress on a terminal only, and wipes it", async () => {
  const terminal = setUp({ color: true }, true);
  await terminal.log.step("scanning");
  await terminal.log.done();
  expect(terminal.io.err()).toBe("\r\u001b[K\u001b[2mscanning …\u001b[22m\r\u001b[K");
  const colorless = setUp({ color: false }, true);
  await colorless.log.step("scanning");
  await colorless.log.done();
  expect(colorless.io.err()).toBe("");
  const pipe = setUp();
  await pipe.log.step("scanning");
  expect(pipe.io.err()).toBe("");
  const quiet = setUp({ level: "error", color: true }, true);
  await quiet.log.step("scanning");
  expect(quiet.io.err()).toBe("");
});
