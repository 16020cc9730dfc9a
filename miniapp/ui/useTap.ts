import { useRef, useState } from 'react';
import { sentenceOf } from '@/api';
import { randomId } from '@/platform/randomId';
import { COMMON } from '@shared/copy/common';
import { announce } from './overlays';

/**
 * One thing at a time that the person wants done: what happens meanwhile is said, further taps do nothing (of another
 * thing it is said that it has to wait), and a refusal is told in its sentence. The key stays the same until it has succeeded, so that it counts once.
 */
export function useTap(): { busy: string | null; tap: (what: string, send: (key: string) => Promise<unknown>, said?: string | (() => string)) => Promise<boolean> } {
  const [busy, setBusy] = useState<string | null>(null);
  const keys = useRef(new Map<string, string>());
  const tap = async (what: string, send: (key: string) => Promise<unknown>, said?: string | (() => string)): Promise<boolean> => {
    if (busy !== null) {
      // The same again is a second press of one finger; another thing would be lost without a word.
      if (busy !== what) announce(COMMON.oneAtATime, 'warn');
      return false;
    }
    const key = keys.current.get(what) ?? randomId();
    keys.current.set(what, key);
    setBusy(what);
    try {
      await send(key);
      keys.current.delete(what);
      if (said) announce(typeof said === 'string' ? said : said());
      return true;
    } catch (error) {
      announce(sentenceOf(error), 'warn');
      return false;
    } finally {
      setBusy(null);
    }
  };
  return { busy, tap };
}
