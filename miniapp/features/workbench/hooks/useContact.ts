import { useRef, useState } from 'react';
import { api } from '@/api/client';
import { CONTACT_WORDS } from '@shared/copy/audit';
import { saysEnough, type ContactReason } from '@shared/domain/audit/entries';
import { focusOn } from '../platform/focus';
import type { Trouble } from '../model/trouble';
import { intents } from './desk';
import { troubleOf } from './requests';
import { FORM_ID } from './useDesk';

/** What is asked before a number is shown, and then the number. Kept nowhere: with the sheet it is gone. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
}
export const CONTACT_FIELDS = { reason: 'wb-contact-reason', text: 'wb-contact-text' } as const;

/** Asks for the reporter's number. Pressed again after a lost connection it is the same look, and one row in the log. */
export function useContact(caseId: string) {
  const [reason, setReason] = useState<ContactReason | null>(null);
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<keyof typeof CONTACT_FIELDS | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [contact, setContact] = useState<Contact | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);

  const complain = (field: keyof typeof CONTACT_FIELDS): void => {
    setWrong(field);
    focusOn(CONTACT_FIELDS[field]);
  };
  const look = async (): Promise<void> => {
    if (running.current || contact) return;
    if (reason === null) return complain('reason');
    if (!saysEnough({ reason, text })) return complain('text');
    const what = `${caseId} contact`;
    const body = { reason, text: text.trim() };
    running.current = true;
    setBusy(true);
    setTrouble(null);
    try {
      setContact(await api('POST /cases/:id/contact', { params: { id: caseId }, body, key: intents.keyFor(what, body) }));
      intents.settle(what);
      focusOn(FORM_ID);
    } catch (error) {
      const said = troubleOf(error);
      if (said.kind !== 'offline' && said.kind !== 'failed') intents.settle(what);
      setTrouble(said);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const calm = (): void => {
    setWrong(null);
    setTrouble(null);
  };
  return {
    reason, text, contact, busy, trouble, look,
    errors: { reason: wrong === 'reason' ? CONTACT_WORDS.pickReason : undefined, text: wrong === 'text' ? CONTACT_WORDS.sayMore : undefined },
    choose: (next: ContactReason | null) => { calm(); setReason(next); },
    write: (next: string) => { calm(); setText(next); },
  };
}
