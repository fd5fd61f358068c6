import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCommandLine } from "./command-line.ts";
import { commands } from "./commands/index.ts";

function parse(line: string) {
  const result = parseCommandLine(line.split(" ").filter(Boolean), commands);
  return "command" in result ? { ...result, command: result.command.name } : result;
}

test.each([
  ["version", { command: "version", args: [], flags: {} }],
  ["--version", { command: "version", args: [], flags: {} }],
  ["-V", { command: "version", args: [], flags: {} }],
  ["check image app:1", { command: "check image", args: ["app:1"], flags: {} }],
  [
    "check image a --no-fail -q",
    { command: "check image", args: ["a"], flags: { "no-fail": true, quiet: true } },
  ],
  ["-q check image a", { command: "check image", args: ["a"], flags: { quiet: true } }],
  [
    "scan a -f table -f json=x",
    { command: "scan", args: ["a"], flags: { format: ["table", "json=x"] } },
  ],
  [
    "scan a --format=sarif --no-color",
    { command: "scan", args: ["a"], flags: { format: ["sarif"], "no-color": true } },
  ],
  [
    "check manifest a.yaml b.yaml -",
    { command: "check manifest", args: ["a.yaml", "b.yaml", "-"], flags: {} },
  ],
  ["scan -- -odd", { command: "scan", args: ["-odd"], flags: {} }],
  ["help check image", { command: "help", args: ["check", "image"], flags: {} }],
])("reads hasp %s", (line, expected) => expect(parse(line)).toEqual(expected));

test.each([
  ["", { help: "" }],
  ["--help", { help: "" }],
  ["check", { help: "check" }],
  ["check --help", { help: "check" }],
  ["check image -h", { help: "check image" }],
])("answers hasp %s with help", (line, expected) => expect(parse(line)).toEqual(expected));

test.each([
  ["chek", "unknown command 'chek'", "did you mean check?"],
  ["check imgae x", "unknown command 'imgae'", "did you mean image?"],
  ["scan a --fial-on high", "unknown option '--fial-on'", "did you mean --fail-on?"],
  ["scan", "missing required argument 'IMAGE'", "see hasp scan --help"],
  ["scan a b", "too many arguments", "see hasp scan --help"],
  ["scan a --fail-on", "argument missing", "see hasp scan --help"],
  [
    "completion tcsh",
    "Allowed choices are bash, zsh, fish, powershell",
    "see hasp completion --help",
  ],
])("refuses hasp %s", (line, problem, hint) => {
  expect(parse(line)).toMatchObject({ problem: expect.stringContaining(problem), hint });
});

test("any words are read or refused, never thrown at", () => {
  const words = fc.constantFrom(
    "check",
    "image",
    "scan",
    "-f",
    "--no-fail",
    "--",
    "-",
    "--db=",
    "",
    "-x",
    "help",
  );
  fc.assert(
    fc.property(fc.array(words), (argv) => {
      expect(parseCommandLine(argv, commands)).toBeTypeOf("object");
    }),
  );
});

test.each([
  ["check", "manifest", ""],
  ["check", "manifest", "a", ""],
  ["scan", ""],
])("refuses an empty argument: %s %s", (...words) => {
  expect(parseCommandLine(words, commands)).toMatchObject({ problem: "an argument is empty" });
});
