import { open } from '@/platform/routes';
import { THREAD } from '@shared/copy/threads';
import { TOPIC_FROM } from '@shared/copy/topics';
import { TASK } from '@shared/copy/volunteerTasks';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { ActionButton } from './ActionButton';

/** What hangs together with the case: the way to its thread, asking volunteers to help, and splitting a second matter off. */
export function Linked({ desk }: { desk: BusyDesk }) {
  const { view, menu } = desk;
  const split = menu.beside.find((item) => item.action === 'split');
  if (!split && !view.linked) return null;
  return (
    <Box className='wb-release'>
      <Box as='span' className='wb-second'>{view.linked ? THREAD.link : '一次说了两件事，可以分开办'}</Box>
      {view.linked && <ActionButton id='wb-open-thread' kind='text' onTap={() => open('thread', { kind: 'case', id: view.id })}>{THREAD.title}</ActionButton>}
      {split && <ActionButton id='wb-open-task' kind='text' onTap={() => open('taskOffer', { kind: 'case', id: view.id, revision: String(view.revision) })}>{TASK.offer}</ActionButton>}
      {split && <ActionButton id='wb-open-topic' kind='text' onTap={() => open('topicFrom', { kind: 'case', id: view.id, revision: String(view.revision) })}>{TOPIC_FROM.title}</ActionButton>}
      {split && <ActionButton id='wb-open-split' kind='text' letter={split.key} onTap={() => desk.press(split)}>{split.word}</ActionButton>}
    </Box>
  );
}
