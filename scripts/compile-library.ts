// Compiles the shipped library into packages/policy/dist/compiled: the compiler takes it from there instead of compiling it anew.
import {
  compileLibrary,
  createCachingCompiler,
  localCompiler,
  readLibrary,
  shippedAnswers,
  shippedLibrary,
} from "@hasp/policy";

const files = await readLibrary([shippedLibrary]);
await compileLibrary({
  files,
  compiler: createCachingCompiler(localCompiler, shippedAnswers),
});
