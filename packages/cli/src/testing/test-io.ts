import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Io } from "../io/io.ts";

interface TestIo extends Io {
  readonly out: () => string;
  readonly err: () => string;
  readonly interrupt: () => void;
}

interface TestIoOptions {
  readonly env?: Record<string, string>;
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The outside world of one run: an empty folder, captured streams, a clock that stands. */
export function createTestIo(options: TestIoOptions = {}): TestIo {
  const { env = {}, stdin = "", isTTY = false, columns = 80 } = options;
  const cwd = mkdtempSync(join(tmpdir(), "hasp-cli-"));
  const written = { out: "", err: "" };
  const interruption = new AbortController();
  const output = (name: "out" | "err") => ({
    isTTY,
    columns,
    async write(content: string | Uint8Array) {
      written[name] +=
        typeof content === "string" ? content : Buffer.from(content).toString("latin1");
    },
  });
  return {
    stdin: (async function* () {
      yield Buffer.from(stdin);
    })(),
    stdout: output("out"),
    stderr: output("err"),
    env: { HASP_CACHE: join(cwd, "cache"), ...env },
    cwd,
    now: () => new Date("2026-01-31T12:00:00.000Z"),
    signal: interruption.signal,
    out: () => written.out,
    err: () => written.err,
    interrupt: () => interruption.abort("SIGINT"),
  };
}
