import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Explanation,
  explainSurvivors,
  type MutationReport,
} from "../../scripts/mutation/survivors.ts";
import { survivorsPage } from "../../scripts/mutation/survivors-page.ts";

const root = dirname(dirname(import.meta.dirname));
const file = "packages/x/src/x.ts";

const source = `export function half(size: number) {
  if (size > 9)
    throw new SizeError("TOO_GREAT", \`it is (far) too great\`, { hint: "halve (it)" });
  return name(size, "half");
}
`;

/** A mutant of the text's first occurrence in the source. */
function mutant(mutatorName: string, original: string, replacement: string, status = "Survived") {
  const at = source.indexOf(original);
  const position = (offset: number) => {
    const before = source.slice(0, offset).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  };
  const location = { start: position(at), end: position(at + original.length) };
  return { mutatorName, replacement, status, location };
}

function reportOf(...mutants: readonly ReturnType<typeof mutant>[]): MutationReport {
  return { files: { [file]: { source, mutants } } };
}

const compared = mutant("EqualityOperator", "size > 9", "size >= 9");
const reason = "a size of 9 is halved alike";
const explained: Explanation = {
  file,
  mutator: "EqualityOperator",
  original: "size > 9",
  replacement: "size >= 9",
  reason,
};
const words: Explanation = {
  file,
  mutator: "StringLiteral",
  original: "*",
  replacement: "*",
  reason: "words of errors",
};

describe("a survivor", () => {
  test("has the reason of the entry that agrees with it, on whatever line it is", () => {
    const { survivors, idle } = explainSurvivors(reportOf(compared), [explained]);
    expect(survivors).toEqual([
      expect.objectContaining({ line: 2, original: "size > 9", replacement: "size >= 9", reason }),
    ]);
    expect(idle).toEqual([]);
  });

  test.each([
    ["file", "packages/x/src/y.ts"],
    ["mutator", "ConditionalExpression"],
    ["original", "size > 8"],
    ["replacement", "size < 9"],
  ])("has none from an entry of another %s", (member, value) => {
    const { survivors } = explainSurvivors(reportOf(compared), [{ ...explained, [member]: value }]);
    expect(survivors.map((one) => one.reason)).toEqual([undefined]);
  });

  test("is one that no test runs, too", () => {
    const report = reportOf({ ...compared, status: "NoCoverage" });
    expect(explainSurvivors(report, []).survivors).toHaveLength(1);
  });

  test.each(["Killed", "Timeout", "Ignored", "RuntimeError"])(
    "is not one that was %s",
    (status) => {
      expect(explainSurvivors(reportOf({ ...compared, status }), []).survivors).toEqual([]);
    },
  );

  test("of several lines is compared by its first 120 characters", () => {
    const original = source.slice(source.indexOf("{"), source.lastIndexOf("}") + 1);
    const entry = { file, mutator: "BlockStatement", original: original.slice(0, 120), reason };
    const report = reportOf(mutant("BlockStatement", original, "{}"));
    const { survivors } = explainSurvivors(report, [{ ...entry, replacement: "{}" }]);
    expect(survivors.map((one) => one.reason)).toEqual([reason]);
  });
});

describe("an entry for the words of errors", () => {
  const reasons = (...mutants: readonly ReturnType<typeof mutant>[]) =>
    explainSurvivors(reportOf(...mutants), [words]).survivors.map((one) => one.reason);

  test("explains message and hint", () => {
    const message = mutant("StringLiteral", "`it is (far) too great`", "``");
    const hint = mutant("StringLiteral", '"halve (it)"', '""');
    expect(reasons(message, hint)).toEqual([words.reason, words.reason]);
  });

  test("explains no code, no text elsewhere and no other change", () => {
    const code = mutant("StringLiteral", '"TOO_GREAT"', '""');
    const elsewhere = mutant("StringLiteral", '"half"', '""');
    const options = mutant("ObjectLiteral", '{ hint: "halve (it)" }', "{}");
    expect(reasons(code, options, elsewhere)).toEqual([undefined, undefined, undefined]);
  });
});

describe("an entry that explains nothing any more", () => {
  test("is told", () => {
    const killed = reportOf({ ...compared, status: "Killed" });
    expect(explainSurvivors(killed, [explained, words]).idle).toEqual([explained, words]);
  });

  test("is not told where the run did not try its file", () => {
    expect(explainSurvivors({ files: {} }, [explained]).idle).toEqual([]);
  });
});

test("the page tells each change and its reason in a table by file", () => {
  const or = mutant("BooleanLiteral", "size", "a || b");
  const { survivors } = explainSurvivors(reportOf(or, compared), [explained]);
  const page = survivorsPage(survivors);
  expect(page).toContain(`## ${file}\n`);
  expect(page).toContain(`| 2 | EqualityOperator | \`size > 9\` | \`size >= 9\` | ${reason} |`);
  expect(page).toContain("| 1 | BooleanLiteral | `size` | `a \\|\\| b` | no reason yet |");
});

describe("what test/mutation says", () => {
  const entries = globSync("test/mutation/*.json", { cwd: root }).flatMap((path) =>
    (JSON.parse(readFileSync(join(root, path), "utf8")) as readonly Explanation[]).map((entry) => ({
      path,
      entry,
    })),
  );
  const texts = new Map<string, string>();
  const textOf = (path: string) => {
    const text = texts.get(path) ?? readFileSync(join(root, path), "utf8");
    texts.set(path, text);
    return text;
  };

  test("is about text that is still there", () => {
    const moved = entries
      .map(({ entry }) => entry)
      .filter(({ file, original }) => original !== "*" && !textOf(file).includes(original));
    expect(moved).toEqual([]);
  });

  test("gives a reason each time, and says nothing twice", () => {
    const seen = new Set<string>();
    for (const { path, entry } of entries) {
      const { reason, ...change } = entry;
      const text = expect.any(String);
      expect({ path, reason, change }).toEqual({
        path,
        reason: expect.stringMatching(/^\S.{9,}/),
        change: { file: text, mutator: text, original: text, replacement: text },
      });
      const key = JSON.stringify(change, ["file", "mutator", "original", "replacement"]);
      expect(seen.has(key), key).toBe(false);
      seen.add(key);
    }
  });
});
