/** What the engine's thread and the reader's thread say to each other. */

/** A command for the reader, as the bytes of its body; or the end. */
export type ToReader = { readonly kind: 'run'; readonly id: number; readonly body: Uint8Array } | { readonly kind: 'close' };

/** The bytes of a reply, or a line for the log. */
export type FromReader =
  | { readonly kind: 'ready' | 'closed' }
  | { readonly kind: 'reply'; readonly id: number; readonly bytes: Uint8Array; readonly uses: readonly (readonly [ident: number, times: number])[] }
  | { readonly kind: 'failed' | 'log'; readonly text: string };

/** What the reader's thread is started with. */
export interface ReaderData {
  readonly role: 'reader';
  readonly dataDir: string;
}
