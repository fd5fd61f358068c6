interface Manifest {
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly [member: string]: unknown;
}

/** Where a package's sources are: npm publishes provenance only for a package that names the repository it was built from. */
interface Repository {
  readonly type: "git";
  readonly url: string;
  readonly directory: string;
}

/** The repository that a GitHub workflow builds; none elsewhere. */
export function repositoryOf(env: NodeJS.ProcessEnv, directory: string): Repository | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name } = env;
  return server && name ? { type: "git", url: `git+${server}/${name}.git`, directory } : undefined;
}

/**
 * What a package says of itself once it is published: without the condition `@hasp/source`, whose files stay in the checkout, without
 * entries for the tests of other packages, and without what only development needs.
 */
export function publishedManifest(manifest: Manifest, repository?: Repository): Manifest {
  const { devDependencies, scripts, exports, ...rest } = manifest;
  const entries = Object.entries(exports)
    .filter(([path]) => path !== "./testing")
    .map(([path, { "@hasp/source": source, ...conditions }]) => [path, conditions] as const);
  return { ...rest, ...(repository && { repository }), exports: Object.fromEntries(entries) };
}
