import { expect, test } from "vitest";
import { createTestIo } from "../testing/test-io.ts";
import { wantsColor } from "./color.ts";

test.each([
  [{}, true, false, true],
  [{}, false, false, false],
  [{}, true, true, false],
  [{ NO_COLOR: "1" }, true, false, false],
  [{ NO_COLOR: "" }, true, false, true],
  [{ NO_COLOR: "1", CLICOLOR_FORCE: "1" }, true, false, false],
  [{ CLICOLOR: "0" }, true, false, false],
  [{ CLICOLOR_FORCE: "1" }, false, false, true],
  [{ CLICOLOR_FORCE: "0" }, false, false, false],
  [{ CLICOLOR_FORCE: "1" }, true, true, false],
  [{ TERM: "dumb" }, true, false, false],
  [{ CI: "1" }, false, false, false],
])("env %j, terminal %s, --no-color %s: %s", (env, isTTY, noColor, expected) => {
  const io = createTestIo({ env: env as Record<string, string>, isTTY });
  expect(wantsColor(io, "stdout", noColor)).toBe(expected);
});
