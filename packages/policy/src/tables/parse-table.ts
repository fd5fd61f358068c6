import { messageOf } from "@hasp/core";
import type { Document, Node, Pair } from "yaml";
import type { Fault } from "../library/fault.ts";
import type { LibraryFile } from "../library/library-file.ts";
import { tableLimits as limits } from "./table.ts";

/** Where a value stands, and how many parts of the path led there: what is not there has the place of what it would be in. */
interface Found {
  readonly row: number;
  readonly depth: number;
}

/** A table as YAML, before anybody knows whether it is one. */
export interface ParsedTable {
  readonly value: unknown;
  readonly find: (path: Fault["path"]) => Found;
}

/** Why a file is no table at all, and the line of it. */
export class TableError extends Error {
  readonly row: number;

  constructor(row: number, message: string) {
    super(message);
    this.row = row;
  }
}

/** @throws TableError */
export async function parseTable({ text }: Pick<LibraryFile, "text">): Promise<ParsedTable> {
  const yaml = await import("yaml");
  if (Buffer.byteLength(text) > limits.bytes)
    throw new TableError(1, `it is over ${limits.bytes} bytes`);
  refuseBomb(new yaml.Lexer().lex(text));
  const lines = new yaml.LineCounter();
  const document = parse();
  return { value: toJs(), find };

  function parse(): Document.Parsed {
    const [first, ...more] = documents();
    if (first === undefined) throw new TableError(1, "it is empty");
    const [error] = [...first.errors, ...first.warnings];
    if (error) {
      const isDeep = /call stack/.test(error.message);
      throw new TableError(
        lines.linePos(error.pos[0]).line,
        isDeep ? "it is nested too deep" : error.message,
      );
    }
    const [second] = more;
    if (second !== undefined)
      throw new TableError(lines.linePos(second.range[0]).line, "a second document begins");
    return first;
  }

  function documents(): Document.Parsed[] {
    const options = { lineCounter: lines, prettyErrors: false, logLevel: "error" } as const;
    try {
      return yaml.parseAllDocuments(text, options) as Document.Parsed[];
    } catch (error) {
      // thousands of dashes on one line open a list each
      if (!(error instanceof RangeError)) throw error;
      throw new TableError(1, "it is nested too deep");
    }
  }

  function toJs(): unknown {
    try {
      const value = document.toJS({ maxAliasCount: limits.aliases }) as unknown;
      if (!isShallow(value, limits.depth)) throw new RangeError("it is nested too deep");
      return value;
    } catch (error) {
      const isDeep = /call stack/.test(messageOf(error));
      throw new TableError(1, isDeep ? "it is nested too deep" : messageOf(error));
    }
  }

  function find(path: Fault["path"]): Found {
    let node: unknown = document.contents;
    let offset = document.contents?.range[0] ?? 0;
    for (const [depth, part] of path.entries()) {
      if (yaml.isAlias(node)) node = node.resolve(document);
      let key: Node | undefined;
      if (yaml.isMap(node)) {
        const pair: Pair | undefined = node.items.find(
          ({ key }) => yaml.isScalar(key) && String(key.value) === String(part),
        );
        [key, node] = [pair?.key as Node | undefined, pair?.value];
      } else if (yaml.isSeq(node)) {
        node = node.items[Number(part)];
        key = node as Node | undefined;
      } else key = undefined;
      if (!key?.range) return { row: lines.linePos(offset).line, depth };
      offset = key.range[0];
    }
    return { row: lines.linePos(offset).line, depth: path.length };
  }
}

function refuseBomb(lexemes: Iterable<string>): void {
  let count = 0;
  let depth = 0;
  for (const lexeme of lexemes) {
    count += 1;
    if (lexeme === "[" || lexeme === "{") depth += 1;
    else if (lexeme === "]" || lexeme === "}") depth -= 1;
    if (count > limits.tokens)
      throw new TableError(1, `it has more than ${limits.tokens} tokens of YAML`);
    if (depth > limits.depth) throw new TableError(1, "it is nested too deep");
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((member) => isShallow(member, depth - 1));
}
