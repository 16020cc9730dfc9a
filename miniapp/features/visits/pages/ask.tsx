import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type Me } from '@/api';
import { replace } from '@/platform/routes';
import { Button, ErrorList, Field, FieldError, FootNote, Note, OptionGrid, Page, SignedIn, Switch, useElder, useTap } from '@/ui';
import { missingOfWhom, personOf, useWhom } from '@/ui/helping/whom';
import { WhomFields } from '@/ui/helping/WhomFields';
import { VISIT, VISIT_CONSENT_SENTENCE, VISIT_WHOM_WORDS } from '@shared/copy/visits';
import { hasCounter } from '@shared/domain/kernel/roles';
import { Wanted } from '../components/Wanted';
import { askingOf, doorOf, EMPTY, missingIn, type VisitDraft } from '../model/draft';

const WHOM = ['self', 'family'] as const;

function useAsking(me: Me, noted: boolean) {
  const [draft, setDraft] = useState<VisitDraft>({ ...EMPTY, place: noted ? null : doorOf(me) });
  const [tried, setTried] = useState(false);
  const helping = useWhom();
  const { busy, tap } = useTap();
  const missing = [...(noted ? missingOfWhom(helping.whom) : []), ...missingIn(draft, noted)];
  const send = async (): Promise<void> => {
    setTried(true);
    const asking = askingOf(draft);
    if (missing.length > 0 || !asking) return;
    const { whom } = helping;
    const body = noted && whom.consent ? { ...asking, whom: 'other' as const, person: personOf(whom), consent: whom.consent, source: whom.source } : asking;
    let id = '';
    if (await tap('ask', async (key) => { id = (await api('POST /visits', { body, key })).id; }, VISIT.sent)) replace('visit', { id });
  };
  const shown = tried ? missing : [];
  return { draft, change: (part: Partial<VisitDraft>): void => setDraft((known) => ({ ...known, ...part })), helping, missing: shown, sentence: (id: string): string | undefined => shown.find((one) => one.id === id)?.sentence, busy, send };
}
type Asking = ReturnType<typeof useAsking>;

/** For oneself, or for somebody of the family who was asked first. */
function Family({ asking: { draft, change, sentence } }: { asking: Asking }) {
  const wrong = (id: string): { error?: string } => { const words = sentence(id); return words ? { error: words } : {}; };
  return (
    <View className='u-gap'>
      <OptionGrid label={VISIT.whom} columns={2} options={WHOM.map((value) => ({ value, label: VISIT_WHOM_WORDS[value] }))} value={draft.whom} onChange={(whom) => change({ whom, ...(whom === 'family' ? { place: null } : {}) })} />
      {draft.whom === 'family' && (
        <>
          <Field id='field-name' label={VISIT.name} value={draft.name} maxLength={20} onChange={(name) => change({ name })} {...wrong('name')} />
          <Field id='field-phone' label={VISIT.phone} note={VISIT.phoneNote} kind='number' value={draft.phone} maxLength={13} onChange={(phone) => change({ phone })} {...wrong('phone')} />
          <View className='u-gap' id='field-agreed'><Switch label={VISIT.agreed} on={draft.agreed} onChange={(agreed) => change({ agreed })} /><FieldError {...(sentence('agreed') ? { text: sentence('agreed') as string } : {})} /></View>
        </>
      )}
    </View>
  );
}

function Form({ me, noted }: { me: Me; noted: boolean }) {
  const asking = useAsking(me, noted);
  const elder = useElder();
  const { draft, change, missing, sentence, helping } = asking;
  const lacks = `还差 ${missing.length} 处，补上就能交`;
  const community = noted ? me.roles.find(({ role, community: one }) => one && hasCounter([{ role }]))?.community?.id : undefined;
  return (
    <>
      <Note>{noted ? VISIT.private : VISIT.intro}</Note>
      <ErrorList title={lacks} items={missing.map(({ id, sentence: label }) => ({ id, label }))} onJump={() => undefined} />
      {noted ? <WhomFields {...helping} title={VISIT.whom} reads={VISIT_CONSENT_SENTENCE} sentence={sentence} /> : <Family asking={asking} />}
      <Wanted draft={draft} change={change} sentence={sentence} elder={elder} community={community} />
      <View className='u-section'><Button label={VISIT.send} {...(asking.busy ? { busy: '正在交…' } : {})} onPress={() => void asking.send()} /><FootNote>{missing.length > 0 ? lacks : VISIT.private}</FootNote></View>
    </>
  );
}

/** Ask that a grid worker comes by: for oneself or somebody of the family, in one sitting; at the counter for whoever asks there. */
export default function AskVisit() {
  const { whom } = useRouter().params;
  // The address is another one as soon as a page opens above this.
  const [noted] = useState(whom === 'other');
  return <Page title={VISIT.ask}><SignedIn>{(me) => <Form me={me} noted={noted && hasCounter(me.roles)} />}</SignedIn></Page>;
}
