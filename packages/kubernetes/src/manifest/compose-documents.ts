import { Composer, type CST, type Document, Lexer, Parser } from "yaml";
import type { ManifestLimits } from "./manifest-limits.ts";

interface Composed {
  readonly document: Document.Parsed;
}

/** What is beyond a limit is not composed: that would cost what the limit is to save. */
interface Refused {
  readonly offset: number;
  readonly reason: string;
}

const options = {
  version: "1.2",
  prettyErrors: false,
  // its own check compares every key with every other; toJson looks them up in a map
  uniqueKeys: false,
  logLevel: "silent",
} as const;

/** The documents of a YAML 1.2 stream, one after another, whatever is wrong with the one before. */
export function* composeDocuments(
  text: string,
  limits: ManifestLimits,
  onNewLine: (offset: number) => void,
): Generator<Composed | Refused> {
  const composer = new Composer(options);
  for (const token of parseTokens(text, limits.tokens, onNewLine)) {
    if (token === undefined) {
      yield { offset: 0, reason: `more than ${limits.tokens} tokens` };
      return;
    }
    if (token.type === "document" && isDeeper(token, limits.depth)) {
      yield { offset: token.offset, reason: `nested deeper than ${limits.depth} levels` };
      continue;
    }
    for (const document of composer.next(token)) yield { document };
  }
  for (const document of composer.end(false, text.length)) yield { document };
}

/** The tokens of `Parser.parse`, ended by undefined when there are too many. */
function* parseTokens(
  text: string,
  limit: number,
  onNewLine: (offset: number) => void,
): Generator<CST.Token | undefined> {
  const parser = new Parser(onNewLine);
  onNewLine(0);
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > limit) {
      yield undefined;
      return;
    }
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** Looks level by level: the call stack must not depend on the input. */
function isDeeper(document: CST.Document, limit: number): boolean {
  let level: CST.Token[] = document.value ? [document.value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (!("items" in token)) return [];
  const children: CST.Token[] = [];
  for (const item of token.items) {
    if (item.key) children.push(item.key);
    if (item.value) children.push(item.value);
  }
  return children;
}
