import type { EvaluationRequest } from "./judge.ts";
import { OpaInstance } from "./opa-instance.ts";
import type { OpaModule } from "./opa-module.ts";

/** A policy on this thread, which goes on with a new instance after one that broke off. */
export class OpaPolicy {
  readonly #module: OpaModule;
  #instance: OpaInstance | undefined;

  /** @throws BundleError what a new `OpaInstance` throws */
  constructor(module: OpaModule) {
    this.#module = module;
    this.#instance = new OpaInstance(module);
  }

  /** Bytes of linear memory. */
  get memorySize(): number {
    return this.#instance?.memorySize ?? 0;
  }

  /** Makes the instance that the next evaluation needs, if there is none. */
  renew(): OpaInstance {
    this.#instance ??= new OpaInstance(this.#module);
    return this.#instance;
  }

  /** @throws EvaluationError `EVALUATION_EXHAUSTED`, `EVALUATION_FAILED` */
  evaluate({ entrypoint, input }: EvaluationRequest): string {
    const instance = this.renew();
    try {
      return instance.evaluate(entrypoint, input);
    } catch (error) {
      this.#instance = undefined;
      throw error;
    }
  }
}
