import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { replace } from '@/platform/routes';
import { Button, ErrorList, Field, FieldFrame, FootNote, Note, OptionGrid, Page, RuledText, SignedIn, useTap } from '@/ui';
import { MEDIATION, MEDIATION_KIND_WORDS } from '@shared/copy/mediations';
import { MEDIATION_LIMITS } from '@shared/domain/mediations/limits';
import { MEDIATION_KINDS, type MediationKind } from '@shared/domain/mediations/states';

/** Kept nowhere: it is a quarrel. */
interface Draft {
  readonly kind: MediationKind | null;
  readonly text: string;
  readonly who: string;
}
const missingIn = ({ kind, text, who }: Draft): { readonly id: string; readonly sentence: string }[] =>
  [kind === null && { id: 'kind', sentence: '选一样，是什么事' }, text.trim() === '' && { id: 'text', sentence: '写几句怎么回事' }, who.trim() === '' && { id: 'who', sentence: '写上对方是谁，工作站好去问' }].flatMap((one) => one || []);

function Form() {
  const [draft, setDraft] = useState<Draft>({ kind: null, text: '', who: '' });
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const missing = missingIn(draft);
  const shown = tried ? missing : [];
  const wrong = (id: string): { error?: string } => { const found = shown.find((one) => one.id === id); return found ? { error: found.sentence } : {}; };
  const change = (part: Partial<Draft>): void => setDraft((known) => ({ ...known, ...part }));
  const lacks = `还差 ${missing.length} 处，补上就能交`;
  const send = async (): Promise<void> => {
    setTried(true);
    const { kind } = draft;
    if (missing.length > 0 || !kind) return;
    let id = '';
    if (await tap('ask', async (key) => { id = (await api('POST /mediations', { body: { kind, text: draft.text.trim(), who: draft.who.trim() }, key })).id; }, MEDIATION.sent)) replace('mediation', { id });
  };
  return (
    <>
      <Note>{MEDIATION.intro}</Note>
      <ErrorList title={lacks} items={shown.map(({ id, sentence }) => ({ id, label: sentence }))} onJump={() => undefined} />
      <FieldFrame id='field-kind' label={MEDIATION.kind} {...wrong('kind')}><OptionGrid label={MEDIATION.kind} columns={2} options={MEDIATION_KINDS.map((value) => ({ value, label: MEDIATION_KIND_WORDS[value] }))} value={draft.kind} onChange={(kind) => change({ kind })} /></FieldFrame>
      <View id='field-text'><RuledText label={MEDIATION.text} value={draft.text} maxLength={MEDIATION_LIMITS.text} placeholder={MEDIATION.textPlaceholder} onChange={(text) => change({ text })} {...wrong('text')} /></View>
      <View className='u-gap'><Note>{MEDIATION.textNote}</Note></View>
      <Field id='field-who' label={MEDIATION.who} note={MEDIATION.whoNote} value={draft.who} maxLength={MEDIATION_LIMITS.who} placeholder={MEDIATION.whoPlaceholder} onChange={(who) => change({ who })} {...wrong('who')} />
      <View className='u-section'><Button label={MEDIATION.send} {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send()} /><FootNote>{shown.length > 0 ? lacks : MEDIATION.private}</FootNote></View>
    </>
  );
}

/** Ask that somebody mediates; the other side hears nothing of it before the station has looked. */
export default function AskMediation() {
  return <Page title={MEDIATION.ask}><SignedIn>{() => <Form />}</SignedIn></Page>;
}
