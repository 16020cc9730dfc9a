const FORMS: readonly (readonly [RegExp, string])[] = [
  // Mobile numbers of mainland China, with or without country code.
  [/(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g, '[phone]'],
  // Identity card numbers: 17 digits and a check character.
  [/(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/g, '[document]'],
  // JSON Web Tokens, and anything sent as a bearer.
  [/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/([Bb]earer )[\w.~+/=-]{8,}/g, '$1[token]'],
  // Passwords in connection strings.
  [/(:\/\/[^:@\s/"]+:)[^@\s/"]+@/g, '$1[removed]@'],
  // Signatures of private addresses.
  [/([?&]s=)[\w-]{20,}/g, '$1[signature]'],
];

/** Takes personal data and secrets out of a text by their form: the last net, for what a message carried by accident. */
export function scrub(text: string): string {
  return FORMS.reduce((rest, [form, by]) => rest.replace(form, by), text);
}
