/** What the shell gets; scripts depend on these. */
export const exitCode = { complied: 0, violated: 1, undecided: 2, interrupted: 130 } as const;

/** How a command that serves ends: by the machine's wish, by the user's, or because nobody reads any more. */
export function exitCodeOfEnd({ reason }: AbortSignal): number {
  if (reason === "SIGTERM") return exitCode.complied;
  return reason === "SIGINT" ? exitCode.interrupted : exitCode.undecided;
}

export const exitCodeMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exitCode.complied, "complied: no policy denies; for scan, nothing at or above --fail-on"],
  [
    exitCode.violated,
    "violated: a policy denies, a finding reaches --fail-on, a test fails, two bundles differ. This holds even when something else could not be read: a denial stands",
  ],
  [
    exitCode.undecided,
    "could not tell: a verdict is unknown, nothing was judged, wrong usage, bad configuration, unreadable input. Never read it as a pass",
  ],
  [exitCode.interrupted, "interrupted by the user (SIGINT)"],
];
