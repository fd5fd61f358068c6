interface Manifest {
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly [member: string]: unknown;
}

/**
 * What a package says of itself once it is published: without the condition `@hasp/source`, whose files stay in the checkout, without
 * entries for the tests of other packages, and without what only development needs.
 */
export function publishedManifest(manifest: Manifest): Manifest {
  const { devDependencies, scripts, exports, ...rest } = manifest;
  const entries = Object.entries(exports)
    .filter(([path]) => path !== "./testing")
    .map(([path, { "@hasp/source": source, ...conditions }]) => [path, conditions] as const);
  return { ...rest, exports: Object.fromEntries(entries) };
}
