import { messageOf } from "@hasp/core";
import { LineCounter, parseDocument } from "yaml";
import { CliError } from "./error.ts";

/**
 * The value of a YAML file of ours.
 * @throws CliError with the given code and the place
 */
export function parseYaml(
  text: string,
  path: string,
  code: "CONFIG_INVALID" | "SETTINGS_INVALID",
): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw invalid(`${path}:${line}:${col}: ${error.message}`);
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw invalid(`${path}: ${messageOf(cause)}`);
  }

  function invalid(message: string): CliError {
    return new CliError(code, message, { hint: "correct the YAML at this place" });
  }
}
