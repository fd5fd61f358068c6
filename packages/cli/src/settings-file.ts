import { findNearestName, formatPointer } from "@hasp/core";
import { Settings } from "@hasp/policy";
import type { z } from "zod";
import { CliError } from "./error.ts";
import { parseYaml } from "./parse-yaml.ts";
import { readInput } from "./read-input.ts";

const MAX_BYTES = 8 * 2 ** 20;

/**
 * Reads what --settings names: enforcement, parameters, scopes and exceptions.
 * @throws CliError `FILE_NOT_FOUND`, `SETTINGS_INVALID`
 */
export async function readSettings(path: string): Promise<Settings> {
  const value = parseYaml(await readInput(path, MAX_BYTES), path, "SETTINGS_INVALID");
  const result = Settings.safeParse(value ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new CliError("SETTINGS_INVALID", `${path}: ${describe(issue)}`, {
    hint: hintFor(issue) ?? "hasp policy inspect lists the policies and their parameters",
  });
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return "not valid";
  const place = formatPointer(issue.path.map((part) => (typeof part === "symbol" ? "" : part)));
  return `${place === "" ? "the document" : place}: ${issue.message}`;
}

function hintFor(issue: z.core.$ZodIssue | undefined): string | undefined {
  if (issue?.code !== "unrecognized_keys") return undefined;
  const known = ["policies", "exceptions", "enforcement", "severity", "parameters", "scope"];
  const nearest = findNearestName(issue.keys[0] ?? "", [...known, ...exceptionKeys]);
  return nearest && `did you mean ${nearest}?`;
}

const exceptionKeys = ["include", "exclude", "id", "owner", "reason", "expires", "match"];
