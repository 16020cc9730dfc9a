import { View } from '@tarojs/components';
import type { ResponseOf } from '@/api';
import { open } from '@/platform/routes';
import { Icon, ListRow, Paper, Phrases, SectionHead, Tag } from '@/ui';
import { EMERGENCY, EMERGENCY_NUMBERS } from '@shared/copy/emergencies';
import { areasWords, NOTICE, NOTICE_KIND_WORDS, whenWords } from '@shared/copy/notices';

type Card = ResponseOf<'GET /home'>['emergencies'][number];
type Row = ResponseOf<'GET /home'>['notices'][number];
const time = (moment: string | null): Date | null => (moment === null ? null : new Date(moment));
const when = ({ from, to }: Row): string | null => whenWords({ from: time(from), to: time(to) }, new Date());
const wordOf = ({ emergency, pinned, kind }: Row): string => (emergency ? NOTICE.emergency : pinned ? NOTICE.pinned : NOTICE_KIND_WORDS[kind]);

/** An emergency stands above everything: what to do first, and whom to call. A paper that is pressed, no button of its own. */
export function HomeEmergencies({ cards }: { cards: readonly Card[] }) {
  return (
    <>
      {cards.map(({ id, title, advice, call }) => (
        <View key={id} className='u-gap'>
          <Paper tone='late' label={`${EMERGENCY.title}：${title}。${advice}`} onPress={() => open('emergency', { id })}>
            <View className='u-second'>{EMERGENCY.title}</View>
            <View className='home__elder-big u-late'><Phrases text={title} /></View>
            <View>{advice.split('\n')[0]}</View>
            <View className='u-strong'>{[...EMERGENCY_NUMBERS.map(({ phone }) => phone), call.phone].filter(Boolean).join('　')}</View>
          </Paper>
        </View>
      ))}
    </>
  );
}

/** What holds where I live: pinned first, emergencies before the rest. */
export function HomeNotices({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <View className='u-gap'>
      <SectionHead title={NOTICE.title} link='全部' onLink={() => open('notices')} />
      <Paper tone='list'>
        {rows.map((row) => <ListRow key={row.id} icon={row.emergency ? 'warn' : 'notice'} fresh={row.fresh} title={row.title} detail={when(row) ?? areasWords(row.areas)} aside={<Tag tone={row.emergency ? 'late' : 'quiet'}>{wordOf(row)}</Tag>} spoken={`${row.fresh ? '没看过的，' : ''}${wordOf(row)}，${row.title}，${when(row) ?? areasWords(row.areas)}`} onPress={() => open('notice', { id: row.id })} />)}
      </Paper>
    </View>
  );
}

/** The one notice that elder mode shows: one that was not opened yet, or an emergency. */
export const elderNoticeOf = (rows: readonly Row[]): Row | undefined => rows.find(({ emergency, fresh }) => emergency || fresh);

/** In elder mode one at a time, as a paper above the choices: what was not opened yet, or an emergency. */
export function ElderNotice({ rows }: { rows: readonly Row[] }) {
  const row = elderNoticeOf(rows);
  if (!row) return null;
  const words = when(row);
  return (
    <View className='u-gap'>
      <Paper tone={row.emergency ? 'late' : 'plain'} label={`${wordOf(row)}：${row.title}。${words ?? ''}`} onPress={() => open('notice', { id: row.id })}>
        <View className='home__elder-matter'>
          <View className='home__elder-words'>
            <View className='u-second'>{`${row.emergency ? '应急' : ''}通知`}</View>
            <View className={`home__elder-big ${row.emergency ? 'u-late' : ''}`}><Phrases text={row.title} /></View>
            {words && <View>{words}</View>}
          </View>
          <Icon name='right' colour='deep' size={28} />
        </View>
      </Paper>
    </View>
  );
}
