import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, ErrorList, FieldError, FootNote, Note, Page, QueryView, RuledText, Switch, useTap } from '@/ui';
import { VOLUNTEER, VOLUNTEER_FORM } from '@shared/copy/volunteers';
import { dayOf } from '@shared/domain/kernel/days';
import { VOLUNTEER_LIMITS } from '@shared/domain/volunteers/limits';
import { VOLUNTEER_OVER } from '@shared/domain/volunteers/states';
import { Contacts, type FormProps, Identity, Skills, Wishes } from '../components/Fields';
import { Terms } from '../components/Terms';
import { draftOf, minorIn, missingIn, wordsOf } from '../model/draft';

type Mine = ResponseOf<'GET /volunteers/mine'>;

function Form({ mine }: { mine: Mine }) {
  // Who left signs up anew: nothing of theirs is on record any more.
  const known = mine.volunteer && !VOLUNTEER_OVER.includes(mine.volunteer.state) ? mine.volunteer : null;
  const [draft, setDraft] = useState(() => draftOf(known));
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const minor = minorIn(draft, known, mine.adult, dayOf(new Date()));
  const missing = tried ? missingIn(draft, known, minor) : [];
  const wrong: FormProps['wrong'] = (id) => { const label = missing.find((one) => one.id === id)?.label; return label ? { error: label } : {}; };
  const props: FormProps = { draft, known, wrong, change: (part) => setDraft((all) => ({ ...all, ...part })) };
  const send = async (): Promise<void> => {
    setTried(true);
    if (missingIn(draft, known, minor).length > 0) return;
    const words = wordsOf(draft, minor);
    const done = await tap('send', (key) => (known
      ? api('POST /volunteers/:id/edit', { params: { id: known.id }, body: { ...words, revision: known.revision, note: draft.note }, key })
      : api('POST /volunteers', { body: { ...words, promise: mine.promise, risk: mine.risk }, key })), known ? VOLUNTEER_FORM.saved : VOLUNTEER_FORM.sent);
    if (done) replace('volunteer');
  };
  return (
    <>
      {!known && <Note>{VOLUNTEER.joinNote}</Note>}
      {known?.state === 'asked' && <RuledText label={VOLUNTEER_FORM.note} value={draft.note} onChange={(note) => props.change({ note })} maxLength={VOLUNTEER_LIMITS.note} />}
      <Identity {...props} />
      <Skills {...props} />
      <Wishes {...props} />
      <Contacts {...props} minor={minor} />
      {!known && <><Terms /><View id='field-agreed' className='u-section'><Switch label={VOLUNTEER_FORM.agreed} on={draft.agreed} onChange={(agreed) => props.change({ agreed })} /><FieldError {...(wrong('agreed').error ? { text: wrong('agreed').error as string } : {})} /></View></>}
      <ErrorList title={VOLUNTEER_FORM.missing(missing.length)} items={missing} onJump={jumpToField} />
      <View className='u-section'><Button label={known ? VOLUNTEER_FORM.save : VOLUNTEER_FORM.send} {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send()} /><FootNote>{VOLUNTEER_FORM.free}</FootNote></View>
    </>
  );
}

/** Sign up as a volunteer, or say it anew. */
export default function Join() {
  useSignedIn();
  const signedIn = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteers/mine', signedIn ? {} : null, false);
  return <Page title={VOLUNTEER.join}><QueryView query={query} what='志愿者登记'>{(mine) => <Form mine={mine} />}</QueryView></Page>;
}
