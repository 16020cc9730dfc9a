import { View } from '@tarojs/components';
import { happenedWords, ListRow, Note, Paper, PhotoGrid, SectionHead, Tag, Timeline } from '@/ui';
import { open } from '@/platform/routes';
import { EVIDENCE_WORDS, HOURS, hoursWords, recordMomentWords } from '@shared/copy/volunteerHours';
import { evidentWords, type ServiceRecord, spanWords, stateWords, untilWords } from '../model/words';

/** One record: what, when, how long, what shows it; to the station also who entered and confirmed. */
export function RecordFacts({ view }: { view: ServiceRecord }) {
  const { corrects, evidence, viewer, volunteer } = view;
  const station = viewer === 'station' || viewer === 'enterer' || viewer === 'confirmer';
  const vouches = station || viewer === 'leader' || viewer === 'leaderDone';
  return (
    <>
      <Paper tone='list' className='u-gap'>
        <ListRow icon='clock' title={view.title} detail={[view.kind === 'correction' ? HOURS.correction : view.manual ? HOURS.manual : null, view.publishUntil ? untilWords(view.publishUntil) : null].filter(Boolean).join('，') || view.community.name} aside={<Tag tone={view.objected ? 'late' : 'quiet'}>{stateWords(view)}</Tag>} />
        <ListRow icon='volunteer' title={HOURS.volunteer} detail={[view.name, volunteer?.number].filter(Boolean).join('，')} {...(station && volunteer ? { onPress: () => open('volunteerRecord', { id: volunteer.id }) } : {})} />
        <ListRow icon='matters' title={HOURS.when} detail={[spanWords(view), view.breakMinutes > 0 ? HOURS.breaks(view.breakMinutes) : null].filter(Boolean).join('，')} />
        <ListRow icon='medal' title={view.state === 'counted' ? HOURS.counts : HOURS.wouldCount} detail={[hoursWords(view.minutes), view.counts !== null && view.counts !== view.minutes ? `${HOURS.stands} ${hoursWords(view.counts)}` : null].filter(Boolean).join('，')} />
        {evidence && <ListRow icon='receipt' title={HOURS.evidence} detail={[EVIDENCE_WORDS[evidence], view.list, ...evidentWords(view)].filter(Boolean).join('，')} />}
        {view.text && <ListRow icon='talk' title={view.kind === 'correction' ? HOURS.correctLabel : HOURS.said} detail={view.text} />}
        {corrects && <ListRow icon='matters' title={HOURS.about} detail={corrects.title} onPress={() => open('serviceRecord', { id: corrects.id })} />}
        {vouches && view.enteredBy && <ListRow icon='me' title={HOURS.by} detail={view.enteredBy} />}
        {vouches && view.state !== 'asked' && <ListRow icon='check' title={HOURS.second} detail={view.confirmedBy ?? HOURS.nobody} />}
      </Paper>
      {view.photos.length > 0 && <View className='u-gap'><PhotoGrid photos={view.photos.map((photo) => ({ id: photo.id, thumb: photo.thumbUrl, full: photo.url }))} /></View>}
    </>
  );
}

/** Objections in words, never whose. */
export function Objections({ view }: { view: ServiceRecord }) {
  const now = new Date();
  if (view.objections.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={HOURS.objections} />
      {view.objections.map((one) => <View key={one.at} className='u-gap'><Note tone={one.settled ? 'quiet' : 'warn'}>{`${one.mine ? HOURS.objectedMine : HOURS.objectedBy}，${happenedWords(new Date(one.at), now)}${one.settled ? `，${HOURS.settled}` : ''}：${one.text}`}</Note></View>)}
    </View>
  );
}

/** The story, the latest first. */
export function RecordStory({ view }: { view: ServiceRecord }) {
  const now = new Date();
  if (view.timeline.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={HOURS.record} note='新的在上面' />
      <Paper><Timeline nodes={view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: recordMomentWords(moment), time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }))} /></Paper>
    </View>
  );
}
