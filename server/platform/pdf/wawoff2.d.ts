declare module 'wawoff2' {
  /** WOFF2 as TrueType. */
  export function decompress(file: Uint8Array): Promise<Uint8Array>;
}
