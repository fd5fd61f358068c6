/** A value as policies know it: JSON, and besides it sets, objects with any keys, and numbers of any size. */
export type RegoValue =
  | null
  | boolean
  | string
  | RegoNumber
  | RegoSet
  | RegoObject
  | readonly RegoValue[];

/** A number by its text: `1.0` stays `1.0`, and integers are exact beyond 2^53. */
export class RegoNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The elements of a set, each once, in any order. */
export class RegoSet {
  readonly elements: readonly RegoValue[];

  constructor(elements: readonly RegoValue[]) {
    this.elements = elements;
  }
}

export type RegoMember = readonly [key: RegoValue, value: RegoValue];

/** The members of an object, each key once, in any order. */
export class RegoObject {
  readonly members: readonly RegoMember[];

  constructor(members: readonly RegoMember[]) {
    this.members = members;
  }
}

export function isArray(value: RegoValue | undefined): value is readonly RegoValue[] {
  return Array.isArray(value);
}
