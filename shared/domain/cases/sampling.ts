/** A number in [0, 1) that depends on nothing but the text: FNV-1a, stirred so that all bits matter. */
export function unitHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/**
 * Whether a case is drawn for checking. The draw depends on seed and id alone, so nobody chooses whom to call
 * (domain.md section 1), and asking twice gives the same answer.
 * @param rate share of cases drawn, 0 … 1
 */
export function isSampled(caseId: string, seed: string, rate: number): boolean {
  return unitHash(`${seed}:${caseId}`) < rate;
}
