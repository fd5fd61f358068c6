/** What is left out, and why, by the start of the path: distributions fill these with examples, translations and public certificates. */
const SKIPPED_FOLDERS = [
  "usr/share/doc/",
  "usr/share/man/",
  "usr/share/info/",
  "usr/share/locale/",
  "usr/share/i18n/",
  "usr/share/zoneinfo/",
  "usr/share/ca-certificates/",
  "usr/share/fonts/",
  "usr/share/icons/",
  "usr/share/perl/",
  "usr/include/",
  "usr/lib/locale/",
  "usr/lib/modules/",
  "etc/ssl/certs/",
  "var/lib/dpkg/",
  "var/lib/apt/lists/",
  "lib/apk/db/",
  "usr/lib/apk/db/",
  "proc/",
  "sys/",
  "dev/",
];

/** Formats that hold no readable text; the first bytes of other files decide. */
const BINARY =
  /\.(?:so(?:\.[\d.]+)?|a|o|ko|mo|gmo|pyc|pyo|class|jar|war|whl|gem|deb|rpm|apk|gz|bz2|xz|zst|zip|tgz|tar|7z|png|jpe?g|gif|webp|ico|pdf|woff2?|ttf|otf|eot|mp[34]|wasm|node|dll|exe|dat|bin|db|sqlite3?|cache)$/i;

/** Trees of installed language packages, whose tests and manuals are full of made-up keys. */
const LIBRARY =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|go\/pkg\/mod|gems|usr\/(?:local\/)?lib\/(?:python[\d.]*|ruby|go)|usr\/lib\/go-[\d.]+|usr\/local\/go|usr\/share\/(?:perl5|nodejs|ruby\S*))\//;
/** Manuals too: METADATA and PKG-INFO hold the README of a Python package. */
const LIBRARY_TEST =
  /\/(?:tests?|__tests__|testing|testdata|test_data|specs?|fixtures?|examples?|docs?|man|demos?)\/|\.(?:md|markdown|rst|html?|map|d\.[cm]?ts)$|_test\.go$|\/(?:METADATA|PKG-INFO)$|[._-](?:test|spec)\.[cm]?[jt]s$/i;

/** Whether a file's place lets it hold a credential of whoever built the image. */
export function isSearched(path: string): boolean {
  if (BINARY.test(path) || SKIPPED_FOLDERS.some((folder) => path.startsWith(folder))) return false;
  const library = LIBRARY.exec(path);
  return library === null || !LIBRARY_TEST.test(path.slice(library.index + library[0].length - 1));
}

const SETTINGS_FILE =
  /(?:^|\/)(?:\.?env(?:\.[\w.-]+)?|\.npmrc|\.yarnrc(?:\.yml)?|\.pypirc|\.netrc|_netrc|\.pgpass|\.my\.cnf|\.git-credentials|\.git\/config|\.dockercfg|credentials|secrets?|htpasswd|[^/]+\.(?:env|ini|conf|cfg|cnf|config|properties|ya?ml|toml|json|tfvars|tfstate|xml|service|secret|credentials))$/i;
const PACKAGED = /^(?:usr\/(?:share|lib|libexec|include|src)|lib|var\/lib|var\/cache)\//;

/** Whether a file holds settings that somebody wrote for this image, so that the names in it say what the values are. */
export function holdsSettings(path: string): boolean {
  return SETTINGS_FILE.test(path) && !PACKAGED.test(path) && !LIBRARY.test(path);
}

const TEXT =
  /(?:^|\/)[^./]+$|\.(?:txt|log|sql|csv|tsv|json|jsonl|xml|ya?ml|toml|ini|conf|cfg|env|properties|pem|key|sh|bash|py|rb|pl|php|js|cjs|mjs|ts|go|java|bak|old|dump|tfstate)$/i;

/** Whether a file that is too large to search would have been worth it, by its name alone. */
export function looksLikeText(path: string): boolean {
  return TEXT.test(path);
}

/** Bytes of which one is NUL are not text; UTF-16 counts as binary with this. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8192).includes(0);
}
