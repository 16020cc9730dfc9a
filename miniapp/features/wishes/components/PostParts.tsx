import { View } from '@tarojs/components';
import { Button, Note, PlaceChoice, RuledText } from '@/ui';
import { VoiceField } from '@/ui/voice/VoiceField';
import { WISH_POST } from '@shared/copy/wishPages';
import { PERSONAL_WORDS, WISH_RULE_WORDS } from '@shared/copy/wishes';
import { faultsIn, masked, mustMask, personalIn } from '@shared/domain/wishes/asking';
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

interface AskingProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: string | undefined;
  readonly note?: string;
  readonly placeholder?: string;
}
/** Words that ask for something, and what of them cannot stay: money is refused while writing, personal things are taken out by one press, here on the phone. */
export function AskingWords({ value, onChange, error, ...field }: AskingProps) {
  const [fault] = faultsIn(value);
  const told = fault ? WISH_RULE_WORDS[RULES[fault.kind]] : error;
  const personal = personalIn(value);
  const kinds = [...new Set(personal.map(({ kind }) => PERSONAL_WORDS[kind]))].join('、');
  return (
    <>
      <RuledText id='field-text' {...field} value={value} onChange={onChange} maxLength={WISH_LIMITS.text} {...(told ? { error: told } : {})} />
      {personal.length > 0 && (
        <View className='u-gap'>
          <Note tone={mustMask(value).length > 0 ? 'warn' : 'quiet'}>{WISH_POST.personal(kinds)}</Note>
          <Button kind='second' label={WISH_POST.mask} onPress={() => onChange(masked(value, personal))} />
        </View>
      )}
    </>
  );
}

/** The words of a new wish. */
export const WordsField = ({ post, label }: { post: Post; label: string }) => (
  <AskingWords label={label} value={post.draft.text} onChange={(text) => post.change({ text })} placeholder={WISH_POST.placeholder} error={post.missing.find(({ id }) => id === 'text')?.sentence} />
);

/** The door: one's own until somebody says otherwise. */
export function DoorField({ post, error }: { post: Post; error?: string | undefined }) {
  return (
    <View id='field-place'>
      <PlaceChoice place={post.draft.place} onChoose={(place) => post.change({ place })} community={post.served} />
      <View className='u-second u-gap'>{WISH_POST.placeNote}</View>
      {error && <Note tone='warn'>{error}</Note>}
    </View>
  );
}
