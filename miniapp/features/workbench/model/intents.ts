/** Something a person wants done, and the key it is sent under however often it takes. */
interface Intent {
  content: string;
  key: string;
}

/**
 * Remembers the key of each thing wanted until the server has answered. Pressing again after a lost
 * connection sends the same key, so it is done once; other words or another revision are another intent.
 */
export class Intents {
  private readonly open = new Map<string, Intent>();

  constructor(private readonly newKey: () => string) {}

  /** The key for doing `what` (case and action) with this content. */
  keyFor(what: string, content: object): string {
    const text = JSON.stringify(content);
    const known = this.open.get(what);
    if (known?.content === text) return known.key;
    const key = this.newKey();
    this.open.set(what, { content: text, key });
    return key;
  }

  /** The server has answered, yes or no: the next press is a new intent. */
  settle(what: string): void {
    this.open.delete(what);
  }
}
