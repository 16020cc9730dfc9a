import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Page, QueryView, useStepped } from '@/ui';
import { TASK } from '@shared/copy/volunteerTasks';
import { TaskClaims, TaskFacts, TaskStory } from '../components/TaskFacts';
import { TaskHands } from '../components/TaskHands';
import { TaskStation } from '../components/TaskStation';
import type { Task } from '../model/taskWords';

/** The matter it came of: to the station alone. */
function Origin({ from }: { from: Task['from'] }) {
  return from && <Button kind='text' label={TASK.origin} onPress={() => open('thread', { kind: from.kind, id: from.id })} />;
}

/** One task, as a volunteer takes and reports it, the station sees to it, and whoever said it looks on. */
export default function TaskPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteer-tasks/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={TASK.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这件事'>
        {(data) => {
          const now = view ?? data;
          return <><TaskFacts view={now} /><Origin from={now.from} /><TaskHands view={now} taps={taps} onDone={onDone} />{now.claims.length > 0 && <TaskClaims view={now} />}<TaskStation view={now} taps={taps} onDone={onDone} /><TaskStory view={now} /></>;
        }}
      </QueryView>
    </Page>
  );
}
