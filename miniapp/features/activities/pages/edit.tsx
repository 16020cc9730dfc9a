import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { openTab, replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, Empty, ErrorList, FieldFrame, Note, OptionGrid, Page, QueryView, SignedIn, useTap } from '@/ui';
import { ACTIVITY, ACTIVITY_BUTTONS } from '@shared/copy/activities';
import { hasCounter } from '@shared/domain/kernel/roles';
import { type FieldsProps, RoleFields, RuleFields, TimeFields, WordsFields } from '../components/Fields';
import { bodyOf, changeOf, type Draft, draftOf, EMPTY, missingIn } from '../model/draft';
import type { Activity } from '../model/words';

/** The projects under way of whoever holds it, one of which it may be a part of. */
function ProjectField({ draft, change, team, community }: FieldsProps & { readonly team: string | null; readonly community: string }) {
  const query = useApi('GET /volunteer-projects', { query: { communityId: community } });
  const own = query.data?.items.filter((plan) => (plan.team?.id ?? null) === team) ?? [];
  if (own.length === 0) return null;
  const { form } = ACTIVITY;
  return <FieldFrame label={form.project}><OptionGrid label={form.project} options={[{ value: '', label: form.noProject }, ...own.map(({ id, name }) => ({ value: id, label: name }))]} value={draft.projectId} onChange={(projectId) => change({ projectId })} /></FieldFrame>;
}

/** What is published is said anew; times and rules stay, and shifts are moved one by one. A team starts from what it may send out by itself. */
function Form({ view, community, team, project = '' }: { view: Activity | null; community: string | undefined; team: string | null; project?: string }) {
  const [draft, setDraft] = useState<Draft>(() => (view ? draftOf(view) : { ...EMPTY, projectId: project, ...(team ? { minAge: '18' as const } : {}) }));
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const changing = view?.state === 'published';
  const missing = tried ? missingIn(draft, changing) : [];
  const wrong = (id: string): { error?: string } => { const label = missing.find((one) => one.id === id)?.label; return label ? { error: label } : {}; };
  const props: FieldsProps = { draft, wrong, change: (part) => setDraft((all) => ({ ...all, ...part })) };
  const { form } = ACTIVITY;
  const send = async (): Promise<void> => {
    setTried(true);
    if (missingIn(draft, changing).length > 0) return;
    let id = view?.id ?? '';
    const done = await tap('save', async (key) => {
      if (!view) id = (await api('POST /activities', { body: { ...bodyOf(draft), teamId: team }, key })).id;
      else if (changing) await api('POST /activities/:id/change', { params: { id }, body: { revision: view.revision, ...changeOf(draft) }, key });
      else await api('POST /activities/:id/edit', { params: { id }, body: { revision: view.revision, ...bodyOf(draft) }, key });
    }, changing ? ACTIVITY.changed : ACTIVITY.draftSaved);
    if (done) replace('activity', { id });
  };
  return (
    <>
      <Note>{team ? `${form.note}${ACTIVITY.teamNote}` : form.note}</Note>
      {!changing && community && <ProjectField {...props} team={team} community={community} />}
      <WordsFields {...props} />
      {!changing && <TimeFields {...props} community={community} />}
      <RoleFields {...props} />
      {!changing && <RuleFields {...props} />}
      <ErrorList title={`${form.missing} ${missing.length} 处，补上就行`} items={missing} onJump={jumpToField} />
      <View className='u-section'><Button label={changing ? ACTIVITY_BUTTONS.change : form.save} {...(busy ? { busy: '正在存…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}
function Known({ id }: { id: string }) {
  const query = useApi('GET /activities/:id', { params: { id } });
  return <QueryView query={query} what='这个活动'>{(view) => (view.actions.includes('edit') || view.actions.includes('change') ? <Form view={view} community={view.community.id} team={view.team?.id ?? null} /> : <Empty title={ACTIVITY.notYours} body={ACTIVITY.notYoursBody} />)}</QueryView>;
}

function ForTeam({ id, project }: { id: string; project: string }) {
  const query = useApi('GET /volunteer-teams/:id', { params: { id } });
  return <QueryView query={query} what='这支队'>{({ viewer, community }) => (viewer.includes('leader') || viewer.includes('deputy') ? <Form view={null} community={community.id} team={id} project={project} /> : <Empty title={ACTIVITY.notYours} body={ACTIVITY.notYoursBody} />)}</QueryView>;
}
const notYours = <Empty title={ACTIVITY.notYours} body={ACTIVITY.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />;

/** The station, or whoever leads a team, writes an activity, or says it anew. */
export default function EditActivity() {
  const params = useRouter().params;
  // The address is another one as soon as a page opens above this.
  const [{ id, team, project }] = useState({ id: params.id ?? '', team: params.team ?? '', project: params.project ?? '' });
  return (
    <Page title={id ? ACTIVITY.edit : ACTIVITY.make}>
      <SignedIn>{(me) => (id ? <Known id={id} /> : team ? <ForTeam id={team} project={project} /> : hasCounter(me.roles) ? <Form view={null} community={me.roles.find(({ community }) => community)?.community?.id} team={null} project={project} /> : notYours)}</SignedIn>
    </Page>
  );
}
