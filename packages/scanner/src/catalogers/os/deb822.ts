/** One paragraph of a control file: field names in lower case, as they are case-insensitive. */
export type Paragraph = ReadonlyMap<string, string>;

const MAX_FIELDS = 256;
/** Of a logical line with its continuations: dpkg's largest, `Conffiles`, stay below 100 KiB. */
const MAX_VALUE = 2 ** 20;

/**
 * Reads the paragraphs of a Debian control file (deb822(5)), one at a time; lines that break the syntax are
 * reported with their number and skipped. Values keep the line feeds of their continuation lines.
 */
export function* parseDeb822(
  text: string,
  onProblem: (message: string) => void,
): Generator<Paragraph> {
  let paragraph = new Map<string, string>();
  let current: string | undefined;
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (isBlank(line)) {
      if (paragraph.size > 0) yield paragraph;
      paragraph = new Map();
      current = undefined;
      continue;
    }
    if (line.startsWith("#")) continue;
    if (line.startsWith(" ") || line.startsWith("\t")) {
      if (current === undefined) continue;
      const value = paragraph.get(current) ?? "";
      if (value.length + line.length > MAX_VALUE) {
        onProblem(`line ${number}: field ${current} is longer than ${MAX_VALUE} characters`);
        current = undefined;
      } else paragraph.set(current, `${value}\n${line.slice(1)}`);
      continue;
    }
    const field = parseField(line);
    current = field?.name;
    if (field === undefined) onProblem(`line ${number}: no field name before a colon`);
    else if (paragraph.has(field.name)) {
      onProblem(`line ${number}: field ${field.name} appears twice in one paragraph`);
      current = undefined;
    } else if (paragraph.size === MAX_FIELDS) {
      onProblem(`line ${number}: more than ${MAX_FIELDS} fields in one paragraph`);
      current = undefined;
    } else paragraph.set(field.name, field.value);
  }
  if (paragraph.size > 0) yield paragraph;
}

// deb822(5): printable ASCII but the space and the colon; neither `#` nor `-` at the start
const FIELD_NAME = /^[!"$-,.-9;-~][!-9;-~]{0,127}$/;

function parseField(line: string): { name: string; value: string } | undefined {
  const colon = line.indexOf(":");
  const name = line.slice(0, Math.max(colon, 0));
  if (!FIELD_NAME.test(name) || line.length > MAX_VALUE) return undefined;
  return { name: name.toLowerCase(), value: line.slice(colon + 1).trim() };
}

function isBlank(line: string): boolean {
  return line === "" || line.trim() === "";
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf("\n", start);
    const stop = end < 0 ? text.length : end;
    yield text.slice(start, text[stop - 1] === "\r" ? stop - 1 : stop);
    start = stop + 1;
  }
}
