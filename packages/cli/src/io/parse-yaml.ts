import { messageOf } from "@hasp/core";
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { CliError } from "../error.ts";

/** A YAML file of ours, and where in it a value stands. */
export interface YamlFile {
  readonly value: unknown;
  /** `file:line:column` of the value at a path, or of the nearest that is there. */
  readonly locate: (path: readonly (string | number)[]) => string;
}

/**
 * Reads a YAML file of ours.
 * @throws CliError with the given code and the place
 */
export function parseYaml(
  text: string,
  path: string,
  code: "CONFIG_INVALID" | "SETTINGS_SYNTAX",
): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // it would print warnings of its own, as of a key that is a list
    logLevel: "error",
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw invalid(`${path}:${line}:${col}: ${error.message}`);
  }
  const value = toValue();
  if (holdsItself(value)) throw invalid(`${path}: an alias stands inside of what it repeats`);
  return { value, locate };

  function toValue(): unknown {
    try {
      return document.toJS({ maxAliasCount: 100 });
    } catch (cause) {
      throw invalid(`${path}: ${messageOf(cause)}`);
    }
  }

  function locate(place: readonly (string | number)[]): string {
    for (let length = place.length; length > 0; length--) {
      const above = document.getIn(place.slice(0, length - 1), true);
      const last = place[length - 1];
      const pair = isMap(above)
        ? above.items.find(({ key }) => keyOf(key) === String(last))
        : undefined;
      const node = pair?.key ?? document.getIn(place.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return `${path}:${line}:${col}`;
    }
    return `${path}:1:1`;
  }

  function invalid(message: string): CliError {
    return new CliError(code, message, { hint: "correct the YAML at this place" });
  }
}

/** Whoever goes through such a value comes to no end. */
function holdsItself(value: unknown, above: ReadonlySet<unknown> = new Set()): boolean {
  if (value === null || typeof value !== "object") return false;
  if (above.has(value)) return true;
  const here = new Set(above).add(value);
  return Object.values(value).some((member) => holdsItself(member, here));
}

function keyOf(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}
