/** The words of an option that is given more than once, or once with commas. */
export function listWords(given: readonly string[]): string[] {
  return given.flatMap((text) => text.split(",")).map((word) => word.trim());
}
