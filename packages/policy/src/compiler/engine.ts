import type { Digest } from "@hasp/core";

/** What one run of the compiler program left behind. */
export interface RunResult {
  readonly exitCode: number;
  readonly output: Uint8Array;
  /** The beginning of what it wrote to standard error. */
  readonly messages: string;
}

/** Runs the compiler program: one request in, one answer out, each in an instance of its own. */
export interface Engine {
  /** Identifies the program: the same digest compiles the same files to the same bytes. */
  digest(): Promise<Digest>;
  /** @param deadline milliseconds; engines that cannot interrupt a run ignore it */
  run(request: Uint8Array<ArrayBuffer>, deadline: number): Promise<RunResult>;
}

/** Where the compiler program comes from: a file in Node, a download in a browser. */
export interface CompilerModule {
  digest(): Promise<Digest>;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}
