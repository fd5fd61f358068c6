import type { Command } from "../command.ts";
import { registryOptions } from "../config/options.ts";

export const bundleSign: Command = {
  name: "bundle sign",
  summary: "Sign a bundle that is there",
  about: [
    "The signature takes the place of the one that the bundle has: OPA accepts exactly one. A file is signed in its place; of a bundle in a registry the signed one takes the tag. With a tag and a digest nothing is signed but what has the digest, whatever the tag leads to by then.",
  ],
  examples: [
    ["hasp bundle sign policies.tar.gz --signing-key key.pem", "sign a file"],
    [
      "hasp bundle sign oci://registry.example.com/policies:prod --signing-key key.pem",
      "sign what was pushed, under the same tag",
    ],
    [
      "hasp bundle sign oci://registry.example.com/policies:prod@sha256:… --signing-key key.pem",
      "sign what was looked at, and nothing else",
    ],
  ],
  arguments: [
    { name: "BUNDLE", description: "a file, or oci:// and a reference with a tag", path: "file" },
  ],
  options: ["signing-key", "key-id", ...registryOptions],
  load: async () => (await import("../actions/bundle-sign.ts")).signBundleInPlace,
};
