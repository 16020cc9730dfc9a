import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { back, replace } from '@/platform/routes';
import { announce, busyWord, Button, Empty, Field, Note, OptionGrid, Page, QueryView, SignedIn, useTap, Words } from '@/ui';
import { BODY } from '@shared/copy/bodies';
import { TOPIC_FORM, TOPIC_FROM } from '@shared/copy/topics';
import { TOPIC_LIMITS } from '@shared/domain/topics/limits';
import './consultations.scss';

type From = { readonly kind: 'case' | 'wish'; readonly id: string; readonly revision: number };
function Form({ from }: { from: From }) {
  const [bodyId, setBody] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [where, setWhere] = useState('');
  const bodies = useApi('GET /bodies', {});
  const taps = useTap();
  const send = async (): Promise<void> => {
    if (bodyId === null || title.trim() === '' || text.trim() === '' || where.trim() === '') return announce(TOPIC_FROM.missing, 'warn');
    const { kind, id, revision } = from;
    let topic = '';
    const done = await taps.tap('topic', async (key) => {
      const thread = await api('POST /threads/:kind/:id/conversions', { params: { kind, id }, body: { to: 'topic', revision, bodyId, title, text, where }, key });
      topic = [...thread.matters].reverse().find((one) => one.kind === 'topic')?.id ?? '';
    }, TOPIC_FROM.sent);
    if (done && topic) replace('topic', { id: topic });
    else if (done) back();
  };
  return (
    <QueryView query={bodies} what='议事组织'>
      {({ items }) => {
        const active = items.filter(({ state }) => state === 'active');
        if (active.length === 0) return <Empty {...BODY.empty} />;
        return (
          <>
            <Note>{TOPIC_FROM.note}</Note>
            <View className='u-gap'><OptionGrid label={TOPIC_FORM.body} columns={2} options={active.map(({ id, name }) => ({ value: id, label: name }))} value={bodyId} onChange={setBody} /></View>
            <Field label={TOPIC_FORM.name} value={title} maxLength={TOPIC_LIMITS.title} placeholder={TOPIC_FORM.namePlaceholder} onChange={setTitle} />
            <Words label={TOPIC_FORM.text} value={text} onChange={setText} maxLength={TOPIC_LIMITS.text} placeholder={TOPIC_FORM.textPlaceholder} />
            <Field label={TOPIC_FROM.where} value={where} maxLength={TOPIC_LIMITS.place} placeholder={TOPIC_FROM.wherePlaceholder} onChange={setWhere} />
            <Button label={TOPIC_FROM.send} {...busyWord(taps, 'topic')} onPress={() => void send()} />
          </>
        );
      }}
    </QueryView>
  );
}

/** The station makes a topic of a case or a wish: in its own words, at a rough place, never with the door of who said it. */
export default function TopicFrom() {
  const { kind, id = '', revision } = useRouter().params;
  const [from] = useState<From | null>(() => ((kind === 'case' || kind === 'wish') && id !== '' ? { kind, id, revision: Number(revision ?? 0) } : null));
  return <Page title={TOPIC_FROM.title} className='topic-wide'><SignedIn>{() => (from ? <Form from={from} /> : <Empty {...TOPIC_FROM.gone} />)}</SignedIn></Page>;
}
