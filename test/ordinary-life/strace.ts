/** One system call as strace wrote it: `strace -f -y -ttt`. */
export interface Call {
  readonly pid: number;
  /** Seconds since the epoch. */
  readonly at: number;
  readonly name: string;
  /** What stands between the brackets, as text. */
  readonly text: string;
  readonly result: number;
  /** What the result is a descriptor of, as `-y` tells. */
  readonly resultPath?: string;
  readonly errno?: string;
}

/** Reads the calls that ended; one that another process interrupts stands in two lines. */
export function readCalls(text: string): Call[] {
  const begun = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of text.split("\n")) {
    const [, pid = "", at = "", rest = ""] = /^(\d+)\s+(\d+\.\d+) (.*)$/.exec(line) ?? [];
    if (rest.endsWith("<unfinished ...>")) {
      begun.set(pid, rest.slice(0, -"<unfinished ...>".length).trimEnd());
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const call = readCall(resumed ? `${begun.get(pid) ?? ""}${resumed[1]}` : rest);
    if (call !== undefined) calls.push({ pid: Number(pid), at: Number(at), ...call });
  }
  return calls;
}

function readCall(text: string): Omit<Call, "pid" | "at"> | undefined {
  const match = /^(\w+)\((.*)\)\s+= (-?\d+)(?:<([^>]*)>)?(?: (E[A-Z0-9]+))?/s.exec(text);
  if (match === null) return undefined;
  const [, name = "", inner = "", result = "", resultPath, errno] = match;
  return {
    name,
    text: inner,
    result: Number(result),
    ...(resultPath !== undefined && { resultPath }),
    ...(errno !== undefined && { errno }),
  };
}

/** The quoted texts of a call in their order; undefined where strace cut one of them. */
export function quoted(text: string): string[] | undefined {
  if (/"\.\.\.|, \.\.\.\]/.test(text)) return undefined;
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, one = ""]) => unescaped(one));
}

function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|([0-7]{1,3})|(.))/g, (_, hex, octal, char) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return { n: "\n", t: "\t", r: "\r", v: "\v", f: "\f" }[char as string] ?? char;
  });
}

/** The directory or file behind the n-th descriptor of a call: `AT_FDCWD</app>`, `3</etc/hosts>`. */
export function descriptorPaths(text: string): string[] {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, '""');
  return [...bare.matchAll(/(?:AT_FDCWD|\b\d+)<([^>]*)>/g)].map(([, path = ""]) => path);
}
