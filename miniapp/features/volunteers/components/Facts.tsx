import { View } from '@tarojs/components';
import { happenedWords, ListRow, Paper, SectionHead, Tag, Timeline } from '@/ui';
import { AVOID_WORDS, LANGUAGE_WORDS, RELATION_WORDS, TIME_WORDS, VOLUNTEER, VOLUNTEER_DOCUMENT_WORDS, VOLUNTEER_STATE_WORDS } from '@shared/copy/volunteers';
import { listed, momentWords, skillWords, type Volunteer } from '../model/words';

const contactWords = ({ name, relation, phoneTail }: NonNullable<Volunteer['emergency']>): string => `${name}（${RELATION_WORDS[relation]}），尾号 ${phoneTail}`;

/** One record as both its owner and the station read it. */
export function Facts({ view }: { view: Volunteer }) {
  const { document, guardian, emergency, minor } = view;
  return (
    <>
      <Paper tone='list' className='u-gap'>
        <ListRow icon='volunteer' title={view.name} detail={[view.number ? `${VOLUNTEER.number} ${view.number}` : null, minor ? VOLUNTEER.minor : null].filter(Boolean).join('，') || VOLUNTEER.title} aside={<Tag tone={view.state === 'asked' ? 'late' : 'quiet'}>{VOLUNTEER_STATE_WORDS[view.state]}</Tag>} />
        <ListRow icon='place' title={VOLUNTEER.station} detail={`${view.community.name}，${view.station.name}`} />
        {document && <ListRow icon='receipt' title={VOLUNTEER.document} detail={`${VOLUNTEER_DOCUMENT_WORDS[document.kind]}，后四位 ${document.tail}。${view.hoursReady ? VOLUNTEER.hoursReady : VOLUNTEER.hours}`} />}
        <ListRow icon='medal' title={VOLUNTEER.skills} detail={view.skills.length === 0 ? VOLUNTEER.none : view.skills.map((skill) => <View key={skill.skill}>{skillWords(skill)}</View>)} />
        <ListRow icon='clock' title={VOLUNTEER.times} detail={listed(view.times, TIME_WORDS)} />
        {view.languages.length > 0 && <ListRow icon='talk' title={VOLUNTEER.languages} detail={listed(view.languages, LANGUAGE_WORDS)} />}
        {(view.avoids.length > 0 || view.avoidText) && <ListRow icon='warn' title={VOLUNTEER.avoids} detail={listed(view.avoids, AVOID_WORDS, view.avoidText)} />}
        {emergency && <ListRow icon='phone' title={VOLUNTEER.emergency} detail={contactWords(emergency)} />}
        {guardian && <ListRow icon='home' title={VOLUNTEER.guardian} detail={`${contactWords(guardian)}，${view.guardianSeen ? VOLUNTEER.guardianSeen : VOLUNTEER.guardianNotSeen}`} />}
      </Paper>
    </>
  );
}

/** What happened, the latest first. */
export function Story({ view }: { view: Volunteer }) {
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={VOLUNTEER.record} note='新的在上面' />
      <Paper><Timeline nodes={view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: momentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }))} /></Paper>
    </View>
  );
}
