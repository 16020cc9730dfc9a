const NAME = 'linli.session';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);

/** Does something in one tab of this browser after the other; where the browser cannot (Web Locks), at once. */
export function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks ? (locks.request(NAME, work) as unknown as Promise<T>) : work();
}

/** How long a tab waits at most until the browser has handed on what it tells. Milliseconds. */
const HANDED_ON_MS = 500;

/**
 * Tells the other tabs of this browser; those that cannot hear ask the server themselves. Resolves when the browser has
 * handed it on: a second channel of this tab hears it with the others, so whose turn comes next has been told.
 */
export function tellTabs(message: object): Promise<void> {
  if (channel === null) return Promise.resolve();
  return new Promise((resolve) => {
    const echo = new BroadcastChannel(NAME);
    const done = (): void => {
      clearTimeout(timer);
      echo.close();
      resolve();
    };
    const timer = setTimeout(done, HANDED_ON_MS);
    echo.onmessage = done;
    channel.postMessage(message);
  });
}

/** Hears what other tabs tell. */
export function hearTabs(then: (message: unknown) => void): void {
  channel?.addEventListener('message', (event) => then(event.data));
}

/** Runs `then` when another tab changed or forgot what is kept under a name. */
export function onStoredByOtherTab(name: string, then: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === `linli.${name}` || event.key === null) then();
  });
}
