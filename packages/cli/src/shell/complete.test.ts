import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { complete } from "./complete.ts";

const words = (...typed: string[]) =>
  complete(typed, commands).map((candidate) => candidate.split("\t")[0]);

test.each([
  [["ch"], ["check"]],
  [
    ["check", ""],
    ["image", "manifest"],
  ],
  [
    ["check", "image", "app:1", "--no-"],
    ["--no-fail", "--no-color"],
  ],
  [["scan", "--fail-on", "h"], ["high"]],
  [
    ["scan", "-f", ""],
    ["table", "json", "sarif"],
  ],
  [
    ["policy", "test", "-f", ""],
    ["table", "json", "junit"],
  ],
  [["scan", "-f", "json="], [":files"]],
  [["check", "image", "--policy-dir", ""], [":folders"]],
  [["-q", "scan", ""], [":files"]],
  [["check", "manifest", "a.yaml", ""], [":files"]],
  [["completion", "z"], ["zsh"]],
  [["completion", "zsh", ""], []],
  [["help", "ex"], ["exit-codes"]],
  [["help", "check", "m"], ["manifest"]],
  [
    ["scan", "--log-format", ""],
    ["text", "json"],
  ],
  [["scan", "--fail-on=h"], ["--fail-on=high"]],
  [
    ["scan", "--log-format="],
    ["--log-format=text", "--log-format=json"],
  ],
  [["scan", "--db="], [":files"]],
  [["check", "manifest", "--policy-dir=k"], [":folders"]],
  [["scan", "-f", "sarif", "--format=t"], ["--format=table"]],
  [["scan", "--format=json="], [":files"]],
  [["scan", "--no-color=", ""], [":files"]],
  [["scan", "--no-color="], []],
  [["scan", "--nothing="], []],
  [["scan", "--fail-on=high", ""], [":files"]],
  [["scan", "--severity", "c"], ["critical"]],
  [["scan", "--severity=high,c"], ["--severity=high,critical"]],
  [["scan", "--severity", "high,high"], []],
  [["nonsense", ""], []],
])("completes %j", (typed, expected) => expect(words(...typed)).toEqual(expected));
