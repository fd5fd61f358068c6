import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Settings, subjectKinds } from "@hasp/policy";
import { expect, test } from "vitest";
import { groups } from "../commands/groups.ts";
import { commands } from "../commands/index.ts";
import { isOptionName } from "../config/options.ts";
import { helpNames } from "./find-help.ts";
import { hostBuiltins, inputRows, policyRows, settingsRows } from "./policy-topics.ts";

const root = join(import.meta.dirname, "../../../..");

/** These write documents of the checkout, or scripts. */
const generators = [
  "packages/cli/src/help/docs.ts",
  "packages/cli/src/shell/completion-script.ts",
  "packages/policy/src/contract-coverage/",
];

/** The sentences that the source can say, hints among them, with the file that says them. */
const sentences = globSync("packages/*/src/**/*.ts", { cwd: root })
  .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
  .filter((file) => !generators.some((generator) => file.startsWith(generator)))
  .flatMap((file) => {
    const code = readFileSync(join(root, file), "utf8").replace(
      /\/\*.*?\*\/|(?<=^|\s)\/\/.*?$/gms,
      "",
    );
    const literals = code.match(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];
    return literals.filter((text) => text.includes(" ")).map((text) => ({ file, text }));
  });

test("the sentences of the source are found", () => {
  expect(sentences.length).toBeGreaterThan(500);
  expect(sentences).toContainEqual({
    file: "packages/policy/src/library/bundle-data.ts",
    text: '"hasp help settings names every setting"',
  });
});

test("no hint names a file of the checkout, which an installed user has not", () => {
  const file =
    /(?:^|[\s"`(])(?:docs|scripts|packages|infra|test\/\w+)\/[\w<$]|\w\.(?:md|mjs)\b|\bnode_modules\/\./;
  expect(sentences.filter(({ text }) => file.test(text))).toEqual([]);
});

/** What follows hasp where it is no command. */
const prose = ["again", "as", "in", "instead", "let"];
/** A comment that switches off a rule of the linter. */
const COMMENT = "# hasp lint: ignore";

test("every command, option and help topic that a sentence names exists", () => {
  const wrong = sentences.filter(({ text }) =>
    [
      ...text
        .replaceAll(COMMENT, "")
        .matchAll(/(?<![\w.-])hasp ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/g),
    ].some(([, one = "", two = ""]) => {
      if (prose.includes(one)) return false;
      if (one === "help")
        return (
          two !== "" &&
          !helpNames(commands).some((name) => name.split(" ")[0] === two) &&
          two !== "lists"
        );
      if (Object.hasOwn(groups, one))
        return two !== "" && !commands.some(({ name }) => name === `${one} ${two}`);
      return !commands.some(({ name }) => name === one);
    }),
  );
  expect(wrong).toEqual([]);
  const options = sentences
    .filter(({ text }) => /\bhasp [a-z]/.test(text))
    .flatMap(({ text }) => [...text.matchAll(/ --([a-z][a-z-]+)/g)].map(([, name = ""]) => name))
    .filter((name) => !isOptionName(name) && name !== "help");
  expect(options).toEqual([]);
});

const terms = (rows: typeof inputRows) => rows.flatMap(([term]) => term.split(", "));

test("the topics about policies name what their schemas have", async () => {
  expect(terms(settingsRows).sort()).toEqual(Object.keys(Settings.shape).sort());
  expect(terms(inputRows)).toEqual(expect.arrayContaining([...subjectKinds]));
  const read = (path: string) => readFileSync(join(root, "packages/policy/src", path), "utf8");
  const [, metadata = ""] =
    /PolicyCustom = z\.strictObject\(\{\n(.*?)^\}\);/ms.exec(read("library/policy.ts")) ?? [];
  const members = [...metadata.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => `custom.${name}`);
  expect(members).toContain("custom.remediation");
  expect(
    terms(policyRows)
      .filter((term) => term.startsWith("custom."))
      .sort(),
  ).toEqual(members.sort());
  for (const name of hostBuiltins.split(", "))
    expect(read("evaluator/builtins/builtin.ts")).toContain(name);
});
