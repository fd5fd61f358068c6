/** A fenced block of a guide. */
interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that the sentence before it says to put it into. */
  readonly file?: string;
}

const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;
// the last words before a block: Put this into `NAME` in the checkout:
const FILE = /\binto\s+`([^`]+)`[^`]*:\s*$/;

/** The fenced blocks of a guide, in its order. */
export function blocksOf(markdown: string): readonly Block[] {
  return Array.from(markdown.matchAll(BLOCK), (match) => {
    const [, language = "", text = ""] = match;
    const file = FILE.exec(markdown.slice(0, match.index))?.[1];
    return { language, text, ...(file !== undefined && { file }) };
  });
}

/** The commands of its `sh` blocks: each is one line. */
export function commandsOf(markdown: string): readonly string[] {
  return blocksOf(markdown)
    .filter(({ language }) => language === "sh")
    .flatMap(({ text }) => text.trimEnd().split("\n"));
}

/** Every command that a sentence names: `hasp policy build --policy-dir policies`. */
export function namedCommandsOf(markdown: string): readonly string[] {
  const prose = markdown.replaceAll(BLOCK, "");
  return Array.from(prose.matchAll(/`(hasp [^`]+)`/g), ([, command = ""]) => command);
}
