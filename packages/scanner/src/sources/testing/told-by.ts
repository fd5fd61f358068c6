/** What a refusal tells, as `CODE: message; hint`, without what differs from run to run: folders, digests. */
export async function toldBy(opening: Promise<unknown>): Promise<string> {
  const { code, message, hint } = await opening.then(
    () => ({ code: "NONE", message: "it was taken", hint: "" }),
    (error) => error,
  );
  return `${code}: ${message}; ${hint}`
    .replaceAll(/\/\S*\/hasp-sources-[^/]+\/\w+/g, "PLACE")
    .replaceAll(/[0-9a-f]{64}/g, "HEX");
}
