/** A map with its keys in order, so that the encoder finds the input as it writes it. */
export function sorted<Value>(map: Readonly<Record<string, Value>> = {}): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
