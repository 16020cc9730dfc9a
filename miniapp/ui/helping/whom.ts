import { useState } from 'react';
import type { ResponseOf } from '@/api';
import { consentWays, type ConsentWay, type PROXY_DOORS } from '@shared/domain/cases/proxy';
import type { RequestOf } from '@shared/contract';
import { mobileNumber } from '@shared/domain/identity/phones';

export type Found = ResponseOf<'POST /proxy/find'>;
type Person = RequestOf<'POST /proxy/cases'>['body']['person'];

/** For whom staff file something, by which door they were asked, and how it was agreed to; held in memory only: it is somebody else's name and number. */
export interface Whom {
  source: (typeof PROXY_DOORS)[number];
  consent: ConsentWay | null;
  name: string;
  phone: string;
  /** A receipt by text message. */
  sms: boolean;
  found: Found | null;
}
const NOBODY: Whom = { source: 'counter', consent: null, name: '', phone: '', sms: false, found: null };

/** What of it is missing; `id` is where on the page. */
export interface WhomMissing {
  readonly id: 'name' | 'phone' | 'consent';
  readonly label: string;
  readonly sentence: string;
}

/** Everything that is still missing, in the order of the page. */
export function missingOfWhom({ name, phone, found, consent }: Whom): WhomMissing[] {
  const missing: WhomMissing[] = [];
  if (!found && name.trim() === '') missing.push({ id: 'name', label: '这位的姓名', sentence: '写上这位的姓名' });
  if (!found && phone.trim() !== '' && mobileNumber(phone) === null) missing.push({ id: 'phone', label: '手机号', sentence: '手机号是 11 位数字，没有可以不写' });
  if (consent === null) missing.push({ id: 'consent', label: '本人同意', sentence: '念给这位听，答应了再点一样' });
  return missing;
}

/** As it is sent: whoever was found by the code on their phone, else a name and a number. */
export const personOf = ({ found, name, phone }: Whom): Person => (found ? { visit: found.visit } : { name: name.trim(), phone: phone.trim() });

/** For whom something is filed, and how that changes: another door drops a consent that does not fit it. */
export function useWhom() {
  const [whom, setWhom] = useState<Whom>(NOBODY);
  return {
    whom,
    choose: (part: Partial<Whom>): void => setWhom((now) => {
      const next = { ...now, ...part };
      return next.consent !== null && !consentWays(next.source).includes(next.consent) ? { ...next, consent: null } : next;
    }),
    /** Somebody else, by the same door. */
    another: (): void => setWhom((now) => ({ ...NOBODY, source: now.source })),
  };
}
export type Helping = Pick<ReturnType<typeof useWhom>, 'whom' | 'choose'>;
