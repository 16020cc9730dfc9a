import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, type Me, useApi } from '@/api';
import { open, replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, Empty, ErrorList, Field, FieldError, FieldFrame, FootNote, Note, OptionGrid, Page, PlaceChoice, QueryView, RuledText, SectionHead, SignedIn, useTap } from '@/ui';
import { BODY, procedureSentences } from '@shared/copy/bodies';
import { TOPIC, TOPIC_FORM, TOPIC_RULE_WORDS } from '@shared/copy/topics';
import { TOPIC_LIMITS } from '@shared/domain/topics/limits';
import { faultsIn, mustMask } from '@shared/domain/wishes/asking';
import { EMPTY_DRAFT, hasContent, keptOf, missingIn, topicDrafts, type TopicDraft } from '../model/draft';
import './consultations.scss';

/** What is being written: taken up from this phone, and kept on it until it is handed in. */
function useTopicDraft(me: Me, bodyId: string | null) {
  const [draft, setDraft] = useState<TopicDraft>(() => ({ ...EMPTY_DRAFT, ...topicDrafts.load(me.id), ...(bodyId ? { bodyId } : {}) }));
  useEffect(() => { if (hasContent(draft)) topicDrafts.save(me.id, keptOf(draft)); }, [me.id, draft]);
  return { draft, change: (part: Partial<TopicDraft>): void => setDraft((all) => ({ ...all, ...part })), forget: (): void => topicDrafts.drop(me.id) };
}
const faultOf = (words: string): string | undefined => (faultsIn(words).some(({ kind }) => kind !== 'money') ? TOPIC_RULE_WORDS.topicMoney : mustMask(words).length > 0 ? TOPIC_RULE_WORDS.topicPersonal : undefined);

function Form({ me, asked }: { me: Me; asked: string | null }) {
  const { draft, change, forget } = useTopicDraft(me, asked);
  const [tried, setTried] = useState(false);
  const bodies = useApi('GET /bodies', {});
  const { busy, tap } = useTap();
  const missing = tried ? missingIn(draft) : [];
  const wrong = (id: string): { error?: string } => { const label = missing.find((one) => one.id === id)?.label; return label ? { error: label } : {}; };
  const send = async (): Promise<void> => {
    setTried(true);
    const { bodyId, place, title, text } = draft;
    if (missingIn(draft).length > 0 || bodyId === null || place === null) return;
    let id = '';
    const done = await tap('send', async (key) => { id = (await api('POST /topics', { body: { bodyId, title, text, place }, key })).id; }, TOPIC_FORM.sent);
    if (!done) return;
    forget();
    replace('topic', { id });
  };
  const fault = faultOf(`${draft.title}\n${draft.text}`);
  return (
    <QueryView query={bodies} what='议事组织'>
      {({ items }) => {
        const active = items.filter(({ state }) => state === 'active');
        const chosen = active.find(({ id }) => id === draft.bodyId);
        if (active.length === 0) return <Empty {...BODY.empty} />;
        return (
          <>
            <ErrorList title={`还差 ${missing.length} 处，补上就能提`} items={missing} onJump={jumpToField} />
            <FieldFrame id='field-body' label={TOPIC_FORM.body}><OptionGrid label={TOPIC_FORM.body} columns={2} options={active.map(({ id, name }) => ({ value: id, label: name }))} value={draft.bodyId} onChange={(bodyId) => change({ bodyId })} /><FieldError {...(wrong('body').error ? { text: wrong('body').error as string } : {})} /></FieldFrame>
            {chosen && <Note>{procedureSentences(chosen.procedure).slice(0, 1).join('')}</Note>}
            <Field id='field-title' label={TOPIC_FORM.name} value={draft.title} maxLength={TOPIC_LIMITS.title} placeholder={TOPIC_FORM.namePlaceholder} onChange={(title) => change({ title })} {...wrong('title')} />
            <RuledText id='field-text' label={TOPIC_FORM.text} value={draft.text} maxLength={TOPIC_LIMITS.text} placeholder={TOPIC_FORM.textPlaceholder} onChange={(text) => change({ text })} {...(fault ? { error: fault } : wrong('text'))} />
            <View className='u-field' id='field-place'>
              <SectionHead title={TOPIC_FORM.place} />
              <PlaceChoice place={draft.place} onChoose={(place) => change({ place })} />
              <View className='u-second u-gap'>{TOPIC_FORM.placeNote}</View>
              <FieldError {...(wrong('place').error ? { text: wrong('place').error as string } : {})} />
            </View>
            <View className='u-section'><Button label={TOPIC_FORM.send} {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send()} /><FootNote>{TOPIC_FORM.draftNote}</FootNote></View>
          </>
        );
      }}
    </QueryView>
  );
}

/** Raise a topic: for which body, what, why, where. */
export default function RaiseTopic() {
  const [asked] = useState(useRouter().params.body ?? null);
  return <Page title={TOPIC.raise}><SignedIn>{(me) => (me.home === null && !me.staff ? <Empty title='先选您住的社区' body='选好了，就能提议题。' act={{ label: '选社区', onPress: () => open('community') }} /> : <Form me={me} asked={asked} />)}</SignedIn></Page>;
}
