/** What the words that only group commands stand for. */
export const groups: Readonly<Record<string, string>> = {
  check: "Judge something by the policies",
  admission: "The Kubernetes admission webhook",
  policy: "Write, test and build policies",
  bundle: "Look into policy bundles, sign and distribute them",
  db: "The advisory database",
};
