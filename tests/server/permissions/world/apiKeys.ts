import type { Caller } from '../../../support/server';

interface Parts {
  readonly callerOf: (who: 'administrator') => Promise<Caller>;
  readonly once: <T>(name: string, build: () => Promise<T>) => Promise<T>;
}

/** What is entered for a key. */
export const KEY = { unitId: 'water', name: '水务平台', scopes: ['requests.file'] } as const;

/** Keys of integrators that nobody has changed. */
export function apiKeysFor({ callerOf, once }: Parts) {
  return {
    apiKey: (): Promise<string> => once('api key', async () => (await (await callerOf('administrator')).post('/administration/keys', KEY).expect(201)).body.key.id as string),
  };
}
