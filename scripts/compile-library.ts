// Compiles the shipped library into packages/policy/dist/compiled: the compiler takes its answers from there, and who judges with the
// policies as they are takes the bundle. It runs what the build made, since the bundle is kept under the digest of that code.
import {
  buildKeptBundle,
  createCacheFolder,
  createCachingCompiler,
  localCompiler,
  readLibrary,
  shippedAnswers,
  shippedLibrary,
} from "@hasp/policy";

const compiled = createCacheFolder(shippedAnswers);
const files = await readLibrary([shippedLibrary], { tests: false });
await buildKeptBundle({ files, compiler: createCachingCompiler(localCompiler, compiled) }, [
  compiled,
]);
