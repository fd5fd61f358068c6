import { messageOf } from "@hasp/core";
import type { Node } from "yaml";
import { ImportError } from "../error.ts";
import type { SourceFile } from "./imported.ts";

const limits = { bytes: 8 * 2 ** 20, tokens: 400_000, depth: 100, aliases: 100 } as const;

/** One item of a YAML document, with the lines that it and its members begin at. */
export interface YamlItem {
  readonly value: unknown;
  readonly place: string;
  /** The place of a member's value. */
  placeOf(member: string): string;
  /** The place of what a path leads to; of a text that is written as a block, that of one of its rows, counted from 1. */
  placeAt(path: readonly (string | number)[], row?: number): string;
}

/**
 * The items of all lists at the top of a file's documents; with `whole`, each document is one item.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function readYamlItems(
  { place, text }: SourceFile,
  hint: string,
  form: "list" | "whole",
): Promise<YamlItem[]> {
  const { Lexer, LineCounter, isCollection, isMap, isScalar, isSeq, parseAllDocuments } =
    await import("yaml");
  if (Buffer.byteLength(text) > limits.bytes)
    throw tooLarge(place, `is over ${limits.bytes} bytes`);
  refuseBomb(new Lexer().lex(text), place);
  const lines = new LineCounter();
  const lineOf = (node: Node | null | undefined) => lines.linePos(node?.range?.[0] ?? 0).line;
  const placed = (node: Node | null | undefined) => `${place}:${lineOf(node)}`;
  try {
    const items: YamlItem[] = [];
    const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false });
    for (const document of "empty" in documents ? [] : documents) {
      const [error] = document.errors;
      if (/call stack/.test(error?.message ?? "")) throw new RangeError(error?.message);
      if (error !== undefined) throw invalid(place, error.message, hint);
      const { contents } = document;
      if (contents === null || (isScalar(contents) && contents.value === null)) continue;
      if (form === "list" && !isSeq(contents))
        throw invalid(placed(contents), "a list was expected here", hint);
      const nodes = form === "list" && isSeq(contents) ? contents.items : [contents];
      for (const node of nodes as Node[]) {
        const map = isMap(node) ? node : undefined;
        const twice = twiceSaid(map?.items.map(({ key }) => String(key)) ?? []);
        if (twice !== undefined) throw invalid(placed(node), `${twice} is said twice`, hint);
        items.push({
          value: node.toJS(document, { maxAliasCount: limits.aliases }),
          place: placed(node),
          placeOf: (member) => placed((map?.get(member, true) as Node | undefined) ?? node),
          placeAt(path, row = 0) {
            const found = isCollection(node) ? (node.getIn(path, true) as Node | undefined) : node;
            const isBlock = isScalar(found) && found.type === "BLOCK_LITERAL";
            return `${place}:${lineOf(found ?? node) + (isBlock ? row : 0)}`;
          },
        });
      }
    }
    return items;
  } catch (error) {
    if (error instanceof ImportError) throw error;
    const { name } = Object(error);
    if (name === "ReferenceError")
      throw tooLarge(place, `expands its aliases too often: ${messageOf(error)}`);
    if (/call stack/.test(messageOf(error))) throw tooLarge(place, "is nested too deep");
    throw invalid(place, messageOf(error), hint, error);
  }
}

function refuseBomb(lexemes: Iterable<string>, place: string): void {
  let count = 0;
  let depth = 0;
  for (const lexeme of lexemes) {
    count += 1;
    if (count > limits.tokens) throw tooLarge(place, `has more than ${limits.tokens} tokens`);
    if (lexeme === "[" || lexeme === "{") depth += 1;
    else if (lexeme === "]" || lexeme === "}") depth -= 1;
    if (depth > limits.depth) throw tooLarge(place, `is nested deeper than ${limits.depth} levels`);
  }
}

function twiceSaid(keys: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return keys.find((key) => seen.size === seen.add(key).size);
}

export function invalid(
  place: string,
  message: string,
  hint: string,
  cause?: unknown,
): ImportError {
  return new ImportError("IMPORT_INVALID", `${place}: ${message}`, { hint, cause });
}

export function tooLarge(place: string, message: string): ImportError {
  return new ImportError("IMPORT_TOO_LARGE", `${place} ${message}`, {
    hint: "import it in parts; a file of rules that people write stays far below",
  });
}
