/** Somewhere text goes: the process's own streams, or a test's. */
export interface Output {
  readonly isTTY: boolean;
  /** Characters in a line; wide enough for a report where nobody knows. */
  readonly columns: number;
  write(content: string | Uint8Array): Promise<void>;
}

/** Everything of the outside world that a command may touch, beside files. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  /**
   * Aborted when the user or the machine asks the command to end; the reason is the signal's name. Who reads this has to heed
   * it: the process no longer ends by itself.
   */
  readonly signal: AbortSignal;
}
