import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { back, open, replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, Empty, ErrorList, Field, FieldFrame, Note, OptionGrid, Page, QueryView, Several, useTap, Words } from '@/ui';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { TEAM, TEAM_FIELD_WORDS } from '@shared/copy/volunteerTeams';
import { TEAM_LIMITS } from '@shared/domain/volunteerTeams/limits';
import { TEAM_FIELDS } from '@shared/domain/volunteerTeams/states';
import { SKILLS, type Skill } from '@shared/domain/volunteers/profile';
import { draftOf, missingIn, saidBy, type TeamDraft } from '../model/draft';
import { useTried } from '../model/tried';
import type { Team } from '../model/words';

/** Skills that are shown before one asks for more. */
const FIRST: readonly Skill[] = ['company', 'phones', 'carrying', 'teaching', 'hair', 'plumbing'];
interface Asked {
  readonly known: Team | null;
  /** Bodies that may stand behind it. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** The station founds it, and asks this volunteer to lead. */
  readonly station: { readonly id: string; readonly leaderId: string } | null;
}

interface FieldsProps {
  readonly draft: TeamDraft;
  readonly units: Asked['units'];
  readonly change: (part: Partial<TeamDraft>) => void;
  readonly wrong: (id: string) => { error?: string };
}
function Fields({ draft, units, change, wrong }: FieldsProps) {
  const { form } = TEAM;
  const [all, setAll] = useState(draft.skills.some((skill) => !FIRST.includes(skill)));
  return (
    <>
      <Field id='field-name' label={form.name} value={draft.name} maxLength={TEAM_LIMITS.name} placeholder={form.nameHint} onChange={(name) => change({ name })} {...wrong('name')} />
      <Field id='field-aim' label={form.aim} value={draft.aim} maxLength={TEAM_LIMITS.aim} placeholder={form.aimHint} onChange={(aim) => change({ aim })} {...wrong('aim')} />
      <View id='field-does' className='u-section'><Words label={form.does} value={draft.does} onChange={(does) => change({ does })} maxLength={TEAM_LIMITS.does} placeholder={form.doesHint} {...wrong('does')} /></View>
      <Several id='field-fields' label={form.fields} keys={TEAM_FIELDS} words={TEAM_FIELD_WORDS} value={draft.fields} most={TEAM_LIMITS.fields} onChange={(fields) => change({ fields })} {...wrong('fields')} />
      <Several label={form.skills} keys={all ? SKILLS : FIRST} words={SKILL_WORDS} value={draft.skills} most={TEAM_LIMITS.skills} onChange={(skills) => change({ skills })} />
      {!all && <Button kind='text' label={form.allSkills} onPress={() => setAll(true)} />}
      {units.length > 0 && <FieldFrame label={form.unit}><OptionGrid label={form.unit} options={[{ value: '', label: form.noUnit }, ...units.map(({ id, name }) => ({ value: id, label: name }))]} value={draft.unitId ?? ''} onChange={(unitId) => change({ unitId: unitId || null })} /></FieldFrame>}
    </>
  );
}

function Form({ known, units, station }: Asked) {
  const { form } = TEAM;
  const [draft, setDraft] = useState(() => draftOf(known));
  const { busy, tap } = useTap();
  const { missing, wrong, mayGo } = useTried(missingIn(draft));
  const send = async (): Promise<void> => {
    if (!mayGo()) return;
    let made = known?.id ?? '';
    const done = await tap('send', async (key) => {
      const said = saidBy(draft);
      const team = known ? await api('POST /volunteer-teams/:id/edit', { params: { id: known.id }, body: { ...said, revision: known.revision }, key }) : await api('POST /volunteer-teams', { body: { ...said, station }, key });
      made = team.id;
    }, known ? TEAM.saved : station ? TEAM.founded : TEAM.sent);
    if (done && known) back();
    else if (done) replace('team', { id: made });
  };
  return (
    <>
      {!known && <Note>{station ? TEAM.foundForNote : TEAM.foundNote}</Note>}
      <Fields draft={draft} units={units} change={(part) => setDraft((all) => ({ ...all, ...part }))} wrong={wrong} />
      <ErrorList title={`${form.missing} ${missing.length} 处，补上就能交`} items={missing} onJump={jumpToField} />
      <View className='u-section'><Button label={known ? form.save : station ? form.sendStation : form.send} {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}

/** A team that is there, to be said anew. */
function Anew({ id, units }: { id: string; units: Asked['units'] }) {
  const query = useApi('GET /volunteer-teams/:id', { params: { id } }, false);
  return <QueryView query={query} what='这支队'>{(known) => <Form known={known} units={known.unitId && known.unit && !units.some((one) => one.id === known.unitId) ? [...units, { id: known.unitId, name: known.unit }] : units} station={null} />}</QueryView>;
}

/** Found a team as a volunteer, or as the station for a volunteer; or say anew what one is. */
export default function FoundPage() {
  const params = useRouter().params;
  const [{ id, stationId, leaderId }] = useState({ id: params.id, stationId: params.stationId, leaderId: params.leaderId });
  useSignedIn();
  const signedIn = useMe((state) => state.me !== null);
  const query = useApi('GET /volunteer-teams/mine', signedIn ? {} : null, false);
  const station = stationId && leaderId ? { id: stationId, leaderId } : null;
  return (
    <Page title={id ? TEAM.title : TEAM.found}>
      <QueryView query={query} what='志愿服务队'>
        {({ volunteer, units }) => {
          if (id) return <Anew id={id} units={units} />;
          return volunteer || station ? <Form known={null} units={units} station={station} /> : <Empty {...TEAM.notVolunteer} act={{ label: TEAM.toVolunteer, onPress: () => open('volunteer') }} />;
        }}
      </QueryView>
    </Page>
  );
}
