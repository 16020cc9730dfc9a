import { Empty, Failed, Icon, Loading, Offline, timeWords } from '@/ui';
import { WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import { Box } from '../elements';
import type { InboxState } from '../hooks/useInbox';
import { ActionButton } from './ActionButton';

interface ListNoticeProps {
  inbox: InboxState;
  onRetry: () => void;
  onAll: () => void;
}

/** The list on screen is not the newest: since when, and how to try again. */
function Stale({ inbox, onRetry }: ListNoticeProps) {
  const since = inbox.at ? `，下面是 ${timeWords(inbox.at)} 的样子` : '';
  const words = inbox.trouble?.kind === 'offline' ? `现在没有网${since}` : `没取到新的${since}`;
  return (
    <Box className='wb-stale' role='status'>
      <Icon name='offline' size={28} />
      <Box as='span' className='wb-stale__words'>{words}</Box>
      <ActionButton kind='text' onTap={onRetry}>再试一次</ActionButton>
    </Box>
  );
}

const EMPTY: Partial<Record<InboxState['query']['view'], [title: string, body: string]>> = {
  all: ['手上没有要办的事', '有新的交来，这里会自己出现。'],
  overdue: ['没有超时的', '都在期限里。'],
  today: ['今天没有到期的', '可以看看明天的。'],
  toAccept: ['没有等受理的', '新交来的都接住了。'],
};

function Nothing({ inbox, onAll }: ListNoticeProps) {
  const { view, search } = inbox.query;
  if (search) return <Empty title={`没找到“${search}”`} body='工单号、电话尾号、门牌、姓名要写全；文字写两三个字就行。' />;
  const [title, body] = EMPTY[view] ?? [`没有${WORKBENCH_VIEW_WORDS[view]}的`, view === 'closed' ? '换一段日子看看。' : '这一类现在是空的。'];
  return <Empty title={title} body={body} act={view === 'all' ? undefined : { label: '看全部', onPress: onAll }} />;
}

/** What stands above the rows, or instead of them. */
export function ListNotice(props: ListNoticeProps) {
  const { inbox, onRetry } = props;
  if (inbox.status === 'loading') return <Loading what='工单' />;
  if (inbox.status === 'failed') {
    if (inbox.trouble?.kind === 'offline') return <Offline onRetry={onRetry} />;
    return <Failed message={inbox.trouble?.message} quote={inbox.trouble?.requestId ?? undefined} onRetry={onRetry} />;
  }
  if (inbox.trouble) return <Stale {...props} />;
  return inbox.rows.length === 0 ? <Nothing {...props} /> : null;
}
