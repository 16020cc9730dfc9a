import { View } from '@tarojs/components';
import { useState } from 'react';
import { usePages } from '@/api';
import { Empty, Field, ListRow, Note, Page, Paper, QueryView, SectionHead, Switch } from '@/ui';
import { choiceWords } from '@/ui/ballots/choice';
import { useVote } from '@/ui/ballots/useVote';
import { VOTE_DESK as WORDS } from '@shared/copy/voteDesk';
import { VOTE } from '@shared/copy/votes';
import { Following } from '../components/More';
import { AddLine, LinePaper } from '../components/Paper';
import type { VoteView } from '../model/views';
import '@/ui/ballots/named.scss';

/** The roll with names, for those who watch: who has voted, never how; papers that were handed out and read. */
function Lines({ view, onDone }: { view: VoteView; onDone: () => void }) {
  const [q, setQ] = useState('');
  const [only, setOnly] = useState(false);
  const secret = view.ballot === 'secret';
  const pages = usePages('GET /votes/:id/lines', { params: { id: view.id }, query: { only: only ? (secret ? 'issued' : 'paper') : 'all', ...(q.trim() ? { q: q.trim() } : {}) } });
  const done = (): void => { void pages.query.reload(); onDone(); };
  return (
    <>
      <Note>{WORDS.linesNote}</Note>
      <Field label={WORDS.addLabel} value={q} maxLength={20} onChange={setQ} />
      {(view.paper || secret) && <View className='u-gap'><Switch label={secret ? WORDS.onlyIssued : WORDS.onlyPaper} on={only} onChange={setOnly} /></View>}
      <QueryView query={pages.query} what='名单'>{() => (pages.items.length === 0 ? <Empty title='没有这样的一行' body='换个开头再找。' /> : <>{pages.items.map((line) => <LinePaper key={line.line} view={view} line={line} onDone={done} />)}</>)}</QueryView>
      <Following pages={pages} />
      {view.actions.includes('correct') && <AddLine view={view} onDone={done} />}
    </>
  );
}
/** Who voted how, once it is published; every change to the two who watched. */
function Ballots({ view }: { view: VoteView }) {
  const pages = usePages('GET /votes/:id/ballots', { params: { id: view.id } });
  const words = (choice: Parameters<typeof choiceWords>[0]): string => choiceWords(choice, view.options, view.method === 'irv');
  return (
    <View className='u-section'>
      <SectionHead title={VOTE.who} />
      <QueryView query={pages.query} what='谁怎么投的'>
        {() => <Paper tone='list'>{pages.items.map((row) => <ListRow key={row.line} icon='me' title={row.label} detail={row.via === null ? '没有投' : [words(row.choice), ...(row.history.length > 1 ? [row.history.map(({ choice }) => words(choice)).join(' → ')] : [])].join('，')} />)}</Paper>}
      </QueryView>
      <Following pages={pages} />
    </View>
  );
}

/** What scrutineers and those who enter paper see of a vote. */
export default function WatchPage() {
  const { vote: query } = useVote();
  return (
    <Page title={VOTE.watch} className='vote-wide' {...(query.data ? { station: query.data.station } : {})}>
      <QueryView query={query} what='这次表决'>
        {(view) => (
          <>
            <View className='vote-title'>{view.title}</View>
            {view.seesWho ? <Ballots view={view} /> : view.parts.includes('scrutineer') || view.parts.includes('body') ? <Lines view={view} onDone={() => void query.reload()} /> : <Empty title='这里给监票人看' body='结果出来，都在表决的页面上。' />}
          </>
        )}
      </QueryView>
    </Page>
  );
}
