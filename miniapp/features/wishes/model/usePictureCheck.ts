import { useEffect, useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { RULES } from '@shared/copy/errors';
import { WISH_RULE_WORDS } from '@shared/copy/wishes';

const TOLD = { pay: WISH_RULE_WORDS.wishPayCode, contact: WISH_RULE_WORDS.wishContactCode, card: RULES.photoCard } as const;

type Codes = ResponseOf<'POST /wish-checks'>['codes'];

/**
 * What is in the pictures that may not stand in a wish, a code to pay or to be reached by, or a card, in the words of the rule: told while
 * writing. The server looks again when it is handed in, so what could not be asked now is no gap.
 */
export function usePictureCheck(photoIds: readonly string[]): string | undefined {
  const [codes, setCodes] = useState<Codes>([]);
  const ids = photoIds.join(' ');
  useEffect(() => {
    let here = true;
    if (ids !== '') api('POST /wish-checks', { body: { text: '', photoIds: ids.split(' ') } }).then((found) => { if (here) setCodes(found.codes); }, () => undefined);
    return () => { here = false; };
  }, [ids]);
  const code = codes.find(({ photoId }) => photoIds.includes(photoId));
  return code && TOLD[code.kind];
}
