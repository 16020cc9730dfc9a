import { type ResponseOf, useApi } from '@/api';
import { open } from '@/platform/routes';
import { Empty, ListRow, Note, Page, Paper, QueryView, Tag } from '@/ui';
import { HOURS, SUSPICION_WORDS } from '@shared/copy/volunteerHours';
import { ForStation } from '../components/ForStation';
import { recordDay } from '../model/words';

type Suspect = ResponseOf<'GET /workbench/hour-suspects'>['items'][number];

/** What looks wrong with one volunteer; to the station each record is a way on. */
function Found({ one }: { one: Suspect }) {
  const [first, ...others] = one.records;
  if (!first) return null;
  const days = [first, ...others].slice(0, 3).map(({ from }) => recordDay(new Date(from))).join('、');
  const detail = [SUSPICION_WORDS[one.kind], HOURS.amount[one.kind](one.amount), days, one.name ? null : one.community.name].filter(Boolean).join('，');
  const title = [one.name, one.number].filter(Boolean).join(' ') || HOURS.volunteer;
  return <ListRow icon='warn' title={title} detail={detail} aside={<Tag tone='late'>{SUSPICION_WORDS[one.kind]}</Tag>} spoken={`${title}，${detail}`} {...(one.name ? { onPress: () => open('serviceRecord', { id: first.id }) } : {})} />;
}

function List() {
  const query = useApi('GET /workbench/hour-suspects', { query: {} }, false);
  return (
    <QueryView query={query} what='可疑情况'>
      {({ items, days }) => <><Note>{HOURS.suspectsNote(days)}</Note>{items.length === 0 ? <Empty {...HOURS.suspectsEmpty} /> : <Paper tone='list' className='u-gap'>{items.map((one, at) => <Found key={`${one.kind} ${one.records[0]?.id ?? ''} ${at}`} one={one} />)}</Paper>}</>}
    </QueryView>
  );
}

/** Hours that are worth a second look: to the station with names, to auditors by number. */
export default function SuspectsPage() {
  return <Page title={HOURS.suspects}><ForStation audited><List /></ForStation></Page>;
}
