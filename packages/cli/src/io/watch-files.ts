import { unwatchFile, watchFile } from "node:fs";

const INTERVAL = 2000;

/**
 * Calls back when one of the files changes, until the signal aborts. It looks at them every two seconds, which also sees the
 * swapped symbolic links of mounted Secrets.
 */
export function watchFiles(
  files: readonly string[],
  onChange: () => Promise<void>,
  signal: AbortSignal,
): void {
  let work = Promise.resolve();
  const listener = () => {
    work = work.then(onChange);
  };
  for (const file of files) watchFile(file, { interval: INTERVAL }, listener);
  signal.addEventListener("abort", () => {
    for (const file of files) unwatchFile(file, listener);
  });
}
