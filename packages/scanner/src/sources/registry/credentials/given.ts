import type { CredentialSource } from "./credentials.ts";

/** What the user gave for this run. */
export const given: CredentialSource = {
  name: "given",
  find: async (_, place) => place.given,
};
