import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { replace } from '@/platform/routes';
import { announce, Button, Empty, Field, OptionGrid, Page, QueryView, SectionHead, SignedIn, useTap } from '@/ui';
import { BODY, BODY_FORM, BODY_KIND_WORDS } from '@shared/copy/bodies';
import { BODY_KINDS, BODY_LIMITS, type BodyKind, convenersOf, ESTATE_BODIES } from '@shared/domain/bodies/kinds';
import { USUAL_PROCEDURE } from '@shared/domain/bodies/procedure';
import type { Day } from '@shared/domain/kernel/days';
import { Conveners } from '../components/Conveners';
import { DayChoice } from '../components/Forms';
import { ProcedureFields, rulesDraft, rulesOf } from '../components/Procedure';
import './consultations.scss';

interface Place { readonly community: { readonly id: string }; readonly units: readonly { readonly id: string; readonly name: string }[] }
function Form({ community, units }: Place) {
  const [kind, setKind] = useState<BodyKind>('council');
  const [name, setName] = useState('');
  const [estate, setEstate] = useState('');
  const [until, setUntil] = useState<Day | null>(null);
  const [convenerIds, setConveners] = useState<readonly string[]>(units.slice(0, 1).map(({ id }) => id));
  const [rules, setRules] = useState(() => rulesDraft(USUAL_PROCEDURE));
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    const procedure = rulesOf(rules);
    if (name.trim() === '' || procedure === null || convenerIds.length !== convenersOf(kind)) return announce('名字、召集单位、规矩里的数，都写上', 'warn');
    let id = '';
    const done = await tap('found', async (key) => { id = (await api('POST /bodies', { body: { communityId: community.id, kind, name, estate, until, convenerIds: [...convenerIds], procedure }, key })).id; }, BODY.founded);
    if (done) replace('body', { id });
  };
  return (
    <>
      <View className='u-gap'><OptionGrid label={BODY_FORM.kind} columns={2} options={BODY_KINDS.map((value) => ({ value, label: BODY_KIND_WORDS[value].name, detail: BODY_KIND_WORDS[value].hint }))} value={kind} onChange={setKind} /></View>
      <Field label={BODY_FORM.name} value={name} maxLength={BODY_LIMITS.name} placeholder={BODY_FORM.namePlaceholder} onChange={setName} />
      {ESTATE_BODIES.includes(kind) && <Field label={BODY_FORM.estate} value={estate} maxLength={BODY_LIMITS.estate} onChange={setEstate} />}
      {kind === 'adHoc' && <DayChoice label={BODY_FORM.until} value={until} onChange={setUntil} />}
      <Conveners kind={kind} units={units} value={convenerIds} onChange={setConveners} />
      <View className='u-section'><SectionHead title={BODY.rules} /><ProcedureFields draft={rules} change={(part) => setRules((all) => ({ ...all, ...part }))} /></View>
      <View className='u-section'><Button label={BODY.found} {...(busy ? { busy: '正在设…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}
function Mine() {
  const query = useApi('GET /bodies', {});
  return <QueryView query={query} what='社区'>{({ community, units, mayFound }) => (mayFound ? <Form community={community} units={units} /> : <Empty title='这里归工作站' body='议事组织由站长来设，大家都看得到。' />)}</QueryView>;
}
/** The head of a station sets up a body, with its first rules. */
export default function FoundBody() {
  return <Page title={BODY.found} className='topic-wide'><SignedIn>{() => <Mine />}</SignedIn></Page>;
}
