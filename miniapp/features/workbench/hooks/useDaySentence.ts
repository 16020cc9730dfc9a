import { dayOf } from '@shared/domain/kernel/days';
import { useRef } from 'react';
import type { CaseView } from '../model/types';

/**
 * What kind of day it is, from the day strip of the case on the desk: the holiday calendar is the server's.
 * Null until a case has told, and again after midnight.
 */
export function useDaySentence(view: CaseView | null, now: Date): string | null {
  const known = useRef<{ day: string; sentence: string } | null>(null);
  const today = dayOf(now);
  const cell = view?.clock.days.find(({ date }) => date === today);
  if (view && cell) {
    const sentence = cell.kind === 'work' ? `今天是工作日，${view.station.hours}` : '今天休息，期限不走';
    known.current = { day: today, sentence };
  }
  return known.current?.day === today ? known.current.sentence : null;
}
