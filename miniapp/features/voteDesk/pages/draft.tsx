import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { back, replace } from '@/platform/routes';
import { Empty, Page, QueryView, useTap } from '@/ui';
import { VOTE_DESK as WORDS } from '@shared/copy/voteDesk';
import { DraftForm } from '../components/DraftForm';
import { draftOf, emptyDraft, sentDraft, type Draft, type NewVote } from '../model/draft';
import type { VoteView } from '../model/views';
import '@/ui/ballots/named.scss';

type Basis = VoteView['basis'];
const NOT_READY = { title: '还没到表决的时候', body: '要先通报、商量过，回到议题里看看走到哪一步了。' };

/** A new vote about a matter. */
function New({ basis, about }: { basis: Basis; about: NewVote }) {
  const { busy, tap } = useTap();
  const save = async (draft: Draft): Promise<void> => {
    let id = '';
    if (await tap('draft', async (key) => { id = (await api('POST /votes', { body: { basis, ...sentDraft(draft) }, key })).id; }, WORDS.drafted)) replace('vote', { id });
  };
  return about.ready ? <DraftForm first={emptyDraft(about)} about={about} busy={busy !== null} onSave={(draft) => void save(draft)} /> : <Empty {...NOT_READY} />;
}
/** A draft that is changed; whoever looked at it looks again. */
function Edit({ view, about }: { view: VoteView; about: NewVote }) {
  const { busy, tap } = useTap();
  const save = async (draft: Draft): Promise<void> => {
    if (await tap('edit', (key) => api('POST /votes/:id/edit', { params: { id: view.id }, body: { revision: view.revision, ...sentDraft(draft) }, key }), WORDS.drafted)) back();
  };
  return <DraftForm first={draftOf(view, about)} about={about} busy={busy !== null} onSave={(draft) => void save(draft)} />;
}
function About({ basis, view }: { basis: Basis; view?: VoteView }) {
  const query = useApi('GET /votes/new', { query: basis }, false);
  return <QueryView query={query} what='要表决的事'>{(about) => (view ? <Edit view={view} about={about} /> : <New basis={basis} about={about} />)}</QueryView>;
}
function Saved({ id }: { id: string }) {
  const query = useApi('GET /votes/:id', { params: { id } }, false);
  return <QueryView query={query} what='草稿'>{(view) => <About basis={view.basis} view={view} />}</QueryView>;
}

/** Whoever acts for the body prepares a vote: what is asked, by whom, by which rule, until when, and who watches it. */
export default function DraftPage() {
  const { kind, id, vote } = useRouter().params;
  const [asked] = useState({ kind, id, vote });
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const basis = asked.id && (asked.kind === 'topic' || asked.kind === 'consultation') ? { kind: asked.kind, id: asked.id } as const : null;
  return <Page title={WORDS.draft} className='vote-wide'>{known && (asked.vote ? <Saved id={asked.vote} /> : basis && <About basis={basis} />)}</Page>;
}
