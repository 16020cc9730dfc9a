/** A fingerprint as people compare it: four signs and a gap. */
export const spaced = (hex: string): string => (hex.match(/.{1,4}/g) ?? []).join(' ');
