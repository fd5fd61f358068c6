/** One line of what went wrong: of a command that failed, the last one it wrote. */
export function whyFailed(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return `${"path" in error ? error.path : "a command"} is not installed`;
  const written = "stderr" in error ? String(error.stderr).trim() : "";
  return (written || error.message).trim().split("\n").at(-1) ?? error.message;
}
