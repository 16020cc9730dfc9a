import { useState } from 'react';

/** A field that is missing, and the sentence that says so. */
export interface Missing {
  readonly id: string;
  readonly label: string;
}
/** What a form lacks, told from the first time it is sent on: what is missing then, what is wrong with a field, and whether it may go. */
export function useTried(missingNow: readonly Missing[]): { missing: readonly Missing[]; wrong: (id: string) => { error?: string }; mayGo: () => boolean } {
  const [tried, setTried] = useState(false);
  const missing = tried ? missingNow : [];
  const wrong = (id: string): { error?: string } => {
    const label = missing.find((one) => one.id === id)?.label;
    return label ? { error: label } : {};
  };
  const mayGo = (): boolean => {
    setTried(true);
    return missingNow.length === 0;
  };
  return { missing, wrong, mayGo };
}
