/** What was asked for, or something else where the answer fails to come. */
export async function settled<Answer, Else>(
  asked: Promise<Answer>,
  otherwise: Else,
): Promise<Answer | Else> {
  try {
    return await asked;
  } catch {
    return otherwise;
  }
}
