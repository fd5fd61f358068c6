import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../run.ts";
import { createTestIo } from "./test-io.ts";

/** Compiled policies are shared between the runs of all tests: the first one takes seconds. */
export const sharedCache: string = join(tmpdir(), "hasp-cli-test-cache");

/** Runs a command line, its words parted by spaces, in a folder; an empty one of its own without. */
export async function hasp(
  line: string,
  { cwd, stdin = "" }: { readonly cwd?: string; readonly stdin?: string } = {},
) {
  const made = createTestIo({ env: { HASP_CACHE: sharedCache }, stdin });
  const io = { ...made, cwd: cwd ?? made.cwd };
  const code = await run(line.split(" "), io);
  return { code, out: io.out(), err: io.err(), cwd: io.cwd };
}
