import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { openOutside } from '@/platform/outside';
import { announce } from '@/ui';
import { CONSENT_WORDS, DOOR_WORDS } from '@shared/copy/proxy';
import { Box } from '../elements';
import type { CaseView } from '../model/types';
import { ActionButton } from './ActionButton';

/** Who filed it on whose behalf and what was agreed to; the receipt can be printed once more. */
export function ProxyNote({ view }: { view: CaseView }) {
  const [busy, setBusy] = useState(false);
  const { proxy } = view;
  if (!proxy) return null;
  const print = async (): Promise<void> => {
    setBusy(true);
    try {
      announce(await openOutside((await api('POST /proxy/cases/:id/receipt', { params: { id: view.id } })).print));
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  const { door, helper, consent, accountless } = proxy;
  const said = [`${DOOR_WORDS[door]}代办`, [helper.unit, helper.person].filter(Boolean).join(' '), CONSENT_WORDS[consent.how], ...(accountless ? ['没有账号，办好了要打电话问'] : [])].join('　');
  return (
    <Box className='wb-words__foot'>
      <Box as='span'>{said}</Box>
      <ActionButton kind='text' busy={busy} onTap={() => void print()}>打印回执</ActionButton>
    </Box>
  );
}
