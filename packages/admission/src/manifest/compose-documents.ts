import { Composer, type CST, type Document, Parser } from "yaml";

interface Composed {
  readonly document: Document.Parsed;
}

/** A document that is not composed, since composing goes as deep as the document does. */
interface TooDeep {
  readonly offset: number;
}

const options = {
  version: "1.2",
  prettyErrors: false,
  // its own check compares every key with every other; toJson looks them up in a set
  uniqueKeys: false,
  logLevel: "silent",
} as const;

/** The documents of a YAML 1.2 stream, one after another, whatever is wrong with the one before. */
export function* composeDocuments(
  text: string,
  depth: number,
  onNewLine: (offset: number) => void,
): Generator<Composed | TooDeep> {
  const composer = new Composer(options);
  for (const token of new Parser(onNewLine).parse(text)) {
    if (token.type === "document" && isDeeper(token, depth)) {
      yield { offset: token.offset };
      continue;
    }
    for (const document of composer.next(token)) yield { document };
  }
  for (const document of composer.end(false, text.length)) yield { document };
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
