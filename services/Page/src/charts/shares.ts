/** An exact share, such as 1/20. */
export interface Fraction { numerator: bigint; denominator: bigint }

/** Reads "1/20", "1" and "0". */
export function fractionOf(text: string): Fraction {
  const [numerator, denominator = '1'] = text.split('/');
  return { numerator: BigInt(numerator!), denominator: BigInt(denominator) };
}

/** Whether part is at least this share of whole, exactly. */
export function reaches(part: number, whole: number, share: Fraction): boolean {
  return BigInt(part) * share.denominator >= share.numerator * BigInt(whole);
}

/** The least number of votes that is at least this share of whole. */
export function leastVotes(whole: number, share: Fraction): number {
  return Number((share.numerator * BigInt(whole) + share.denominator - 1n) / share.denominator);
}

/**
 * A share in per cent, rounded half up, worked out in whole numbers. Where the rounded figure lies on another side of the threshold than the exact one,
 * digits are added until it does not: 4.9996% is never shown as 5.00%.
 */
export function percentDigits(part: number, whole: number, digits: number, threshold?: Fraction): { value: number; used: number } {
  for (let used = digits; ; used++) {
    const scale = 10n ** BigInt(used);
    const rounded = (2n * BigInt(part) * 100n * scale + BigInt(whole)) / (2n * BigInt(whole));
    const honest = !threshold || reaches(part, whole, threshold) === (rounded * threshold.denominator >= threshold.numerator * 100n * scale);
    if (honest || used >= 8) return { value: Number(rounded) / Number(scale), used };
  }
}
