import { View } from '@tarojs/components';
import { choosePlace } from '@/platform/location';
import { Button, Note, Paper, Plate, Press, RuledText } from '@/ui';
import { VoiceField } from '@/ui/voice/VoiceField';
import { WISH_POST } from '@shared/copy/wishPages';
import { PERSONAL_WORDS, WISH_RULE_WORDS } from '@shared/copy/wishes';
import { WISH_LIMITS } from '@shared/domain/wishes/limits';
import type { Post } from '../model/usePost';

const RULES = { money: 'wishMoney', account: 'wishAccount', payCode: 'wishPayCode' } as const;

/** What was started here before and not handed in, to go on with or to leave. */
export function Started({ post }: { post: Post }) {
  if (!post.taken) return null;
  return <View className='u-gap'><Note>{WISH_POST.started}</Note><Button kind='text' label={WISH_POST.anew} onPress={post.startAnew} /></View>;
}

/** Say it in place of writing it. */
export const SpokenField = ({ post, tapFirst = false }: { post: Post; tapFirst?: boolean }) => <VoiceField shelf={post.shelf} most={WISH_LIMITS.voices} label={WISH_POST.voice} note={WISH_POST.voiceNote} tapFirst={tapFirst} />;

/** The words, and what of them cannot stay: money is refused while writing, personal things are taken out by one press. */
export function WordsField({ post, label }: { post: Post; label: string }) {
  const [fault] = post.faults;
  const error = fault ? WISH_RULE_WORDS[RULES[fault.kind]] : post.missing.find(({ id }) => id === 'text')?.sentence;
  const kinds = [...new Set(post.personal.map(({ kind }) => PERSONAL_WORDS[kind]))].join('、');
  return (
    <>
      <RuledText id='field-text' label={label} value={post.draft.text} onChange={(text) => post.change({ text })} maxLength={WISH_LIMITS.text} placeholder={WISH_POST.placeholder} {...(error ? { error } : {})} />
      {post.personal.length > 0 && (
        <View className='u-gap'>
          <Note tone={post.must ? 'warn' : 'quiet'}>{WISH_POST.personal(kinds)}</Note>
          <Button kind='second' label={WISH_POST.mask} onPress={post.mask} />
        </View>
      )}
    </>
  );
}

/** The door: one's own until somebody says otherwise. */
export function DoorField({ post, error }: { post: Post; error?: string | undefined }) {
  const { place } = post.draft;
  const choose = async (): Promise<void> => {
    const chosen = await choosePlace(place?.point);
    if (chosen) post.change({ place: chosen });
  };
  return (
    <View id='field-place'>
      {place
        ? <Paper><Plate small name={place.text} /><Button kind='text' label='改地方' onPress={() => void choose()} /></Paper>
        : <Press className='u-field__input' onPress={() => void choose()}>点这里选一下</Press>}
      <View className='u-second u-gap'>{WISH_POST.placeNote}</View>
      {error && <Note tone='warn'>{error}</Note>}
    </View>
  );
}
