import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../run.ts";
import { createTestIo } from "../testing/test-io.ts";

const root = join(import.meta.dirname, "../../../..");
const RECORD =
  "RECORD=1 npx vitest run --project unit packages/cli/src/actions/recorded-decisions.test.ts";
const HOW = `a decision over test/fixtures/manifests is not what it was. Where that is meant, record anew and read the difference: ${RECORD}`;

/** What changes with every bundle and input and says nothing about the decision: digests, the bundle's name, the time. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/("(?:digest|revision|time)": )"[^"]*"/g, '$1"…"')
    .replaceAll(/ {2}bundle \S+ sha256:\w{12}$/gm, "  bundle …");
}

/** Judges the fixtures with nothing known of their images; compiled policies are shared with other tests. */
async function judge(format: string) {
  const io = { ...createTestIo(), cwd: root };
  const shared = join(tmpdir(), "hasp-cli-test-cache/compiler");
  const cache = io.env["HASP_CACHE"] ?? "";
  mkdirSync(shared, { recursive: true });
  mkdirSync(cache, { recursive: true });
  symlinkSync(shared, join(cache, "compiler"));
  const code = await run(["check", "manifest", "test/fixtures/manifests", "-f", format], io);
  return { code, text: withoutMarks(io.out()) };
}

// packages moved and were cut anew around what these files hold; the decisions must not (issue 7, Shows 1)
test.each([
  ["table", "manifests.txt"],
  ["json", "manifests.json"],
])(
  "check manifest over the fixtures decides byte for byte what was recorded, as %s",
  async (format, name) => {
    const file = join(root, "test/fixtures/decisions", name);
    const { code, text } = await judge(format);
    if (process.env["RECORD"]) writeFileSync(file, text);
    expect(code).toBe(1);
    expect(text, HOW).toBe(readFileSync(file, "utf8"));
  },
  60_000,
);

test("the record hides nothing but what changes by design", () => {
  const record = readFileSync(join(root, "test/fixtures/decisions/manifests.json"), "utf8");
  const { decisions } = JSON.parse(record);
  const verdicts = decisions.map(({ verdict }: { verdict: string }) => verdict);
  expect(new Set(verdicts)).toEqual(new Set(["allow", "warn", "deny"]));
  // of each decision the time and two digests with the bundle's name, and the report's own bundle
  expect(record.match(/"…"/g)).toHaveLength(decisions.length * 4 + 2);
});
