/** A value from an image as a message shows it: quoted and cut. */
export function quote(text: string | undefined): string {
  return text === undefined ? "(missing)" : JSON.stringify(text.slice(0, 100));
}
