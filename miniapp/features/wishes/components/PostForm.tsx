import { View } from '@tarojs/components';
import { Button, ErrorList, Field, FieldError, FootNote, OptionGrid, Page, SectionHead, ShotField, Switch } from '@/ui';
import { WhomFields } from '@/ui/helping/WhomFields';
import { WISH_CONSENT_SENTENCE } from '@shared/copy/proxy';
import { WISH, WISH_POST } from '@shared/copy/wishPages';
import { CARE_WORDS, WHOM_WORDS, WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import { WISH_CARE, WISH_CATEGORIES, WISH_WHOM } from '@shared/domain/wishes/states';
import type { Post } from '../model/usePost';
import { DoorField, SpokenField, Started, WordsField } from './PostParts';

const CONSENTS = ['spoken', 'phone', 'written'] as const;
const SOON = ['none', 'week', 'month'] as const;
const sentence = (post: Post, id: string): string | undefined => post.missing.find((one) => one.id === id)?.sentence;

function Whom({ post }: { post: Post }) {
  const { draft, change } = post;
  return (
    <>
      <View className='u-section'><SectionHead title={WISH_POST.whom} /></View>
      <OptionGrid label={WISH_POST.whom} columns={3} options={WISH_WHOM.map((value) => ({ value, label: WHOM_WORDS[value] }))} value={draft.whom} onChange={(whom) => change({ whom, ...(whom === 'proxy' ? { place: null } : {}) })} />
      {draft.whom === 'proxy' && !post.help && <View className='u-gap u-second'>{WISH_POST.agreed}</View>}
      {post.help && <View className='u-gap'><WhomFields whom={post.help} choose={post.choose} title={WISH_POST.whose} reads={WISH_CONSENT_SENTENCE} texts sentence={(id) => sentence(post, id)} /></View>}
      {draft.whom === 'proxy' && !post.help && (
        <>
          <Field id='field-name' label={WISH_POST.name} value={draft.name} maxLength={20} onChange={(name) => change({ name })} {...(sentence(post, 'name') ? { error: sentence(post, 'name') as string } : {})} />
          <Field label={WISH_POST.phone} kind='number' value={draft.phone} maxLength={13} onChange={(phone) => change({ phone })} />
          <View className='u-field' id='field-consent'>
            <SectionHead title={WISH_POST.consent} />
            <OptionGrid label={WISH_POST.consent} columns={3} options={CONSENTS.map((value) => ({ value, label: WISH_POST.asked[value] }))} value={draft.consent} onChange={(consent) => change({ consent })} />
            <FieldError {...(sentence(post, 'consent') ? { text: sentence(post, 'consent') as string } : {})} />
          </View>
        </>
      )}
      <View className='u-field'>
        <SectionHead title={WISH_POST.care} />
        <OptionGrid label={WISH_POST.care} options={WISH_CARE.map((value) => ({ value, label: CARE_WORDS[value] }))} value={draft.care} onChange={(care) => change({ care })} />
        {draft.care !== 'none' && draft.whom === 'family' && <Switch label={WISH_POST.guardian} on={draft.guardian} onChange={(guardian) => change({ guardian })} />}
      </View>
    </>
  );
}

/** A wish on one page: what, in whose words, for whom, by when. */
export function PostForm({ post }: { post: Post }) {
  const { draft, change, missing } = post;
  const foot = (
    <>
      <Button label={WISH_POST.send} {...(post.busy ? { busy: post.busy } : {})} onPress={() => void post.send()} />
      <FootNote>{missing.length > 0 ? `还差 ${missing.length} 处，补上就能交` : '这里只收东西、手艺和时间，不收钱'}</FootNote>
    </>
  );
  return (
    <Page title={WISH.write} foot={foot}>
      <Started post={post} />
      <ErrorList title={`还差 ${missing.length} 处，补上就能交`} items={missing.map(({ id, sentence: label }) => ({ id, label }))} onJump={() => undefined} />
      <View id='field-category'>
        <SectionHead title={WISH_POST.what} />
        <OptionGrid label={WISH_POST.what} columns={2} options={WISH_CATEGORIES.map((value) => ({ value, label: WISH_CATEGORY_WORDS[value].name, detail: WISH_CATEGORY_WORDS[value].hint }))} value={draft.category} onChange={(category) => change({ category })} />
        <FieldError {...(sentence(post, 'category') ? { text: sentence(post, 'category') as string } : {})} />
      </View>
      <WordsField post={post} label={WISH_POST.words} />
      <SpokenField post={post} />
      <ShotField field={post.shots} label={WISH_POST.photos} error={post.pictureFault} />
      <View className='u-field'><Switch label={WISH_POST.visit} detail={WISH_POST.visitNote} on={draft.visit} onChange={(visit) => change({ visit })} /></View>
      <View className='u-field'>
        <SectionHead title={WISH_POST.when} />
        <OptionGrid label={WISH_POST.when} columns={3} options={SOON.map((value) => ({ value, label: WISH_POST.soon[value] }))} value={draft.soon} onChange={(soon) => change({ soon })} />
      </View>
      <Field label={WISH_POST.target} note={Number(draft.target) > 1 ? WISH_POST.many : WISH_POST.one} kind='number' value={draft.target} maxLength={2} onChange={(target) => change({ target })} />
      {!post.edits && <Whom post={post} />}
      {!post.edits && <View className='u-field'><SectionHead title={draft.whom === 'proxy' ? '他住在哪里' : WISH_POST.place} /><DoorField post={post} error={sentence(post, 'place')} /></View>}
    </Page>
  );
}
