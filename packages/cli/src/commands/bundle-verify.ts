import type { Command } from "../command.ts";
import { registryOptions } from "../config/options.ts";
import { listingFormats } from "../formats/format-names.ts";

export const bundleVerify: Command = {
  name: "bundle verify",
  summary: "Check the signature of a bundle",
  about: [
    "It says which key signed the bundle and how, and of a bundle in a registry the digest by which it can be named for good.",
  ],
  examples: [
    ["hasp bundle verify policies.tar.gz --verification-key key.pub", "check it"],
    [
      "hasp bundle verify oci://registry.example.com/policies:prod --verification-key key.pub",
      "check one in a registry",
    ],
  ],
  arguments: [{ name: "BUNDLE", description: "a file, or oci:// and a reference", path: "file" }],
  options: ["verification-key", ...registryOptions, "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/bundle.ts")).verifyBundle,
};
