import { useEffect, useState } from 'react';

/** Deadlines are shown to the minute. */
const TICK = 20_000;

/** The server's time as this screen knows it; redraws three times a minute. `offset`: server minus own clock, ms. */
export function useNow(offset: number): Date {
  const [own, setOwn] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setOwn(Date.now()), TICK);
    return () => clearInterval(timer);
  }, []);
  return new Date(own + offset);
}
