import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, Note, Page, Paper, QueryView, Switch, useTap, Words } from '@/ui';
import { ABLE } from '@shared/copy/ableNeighbours';
import { SKILL_WORDS } from '@shared/copy/volunteers';
import { ABLE_LIMITS } from '@shared/domain/ableNeighbours/limits';
import type { Skill } from '@shared/domain/volunteers/profile';

type Mine = ResponseOf<'GET /able-neighbours/mine'>;
type Entry = Mine['entries'][number];

/** One skill: whether the station finds me by it, and what I say of it. */
function One({ skill, entry, onChange }: { skill: Skill; entry: Entry | undefined; onChange: (entry: Entry | null) => void }) {
  return (
    <Paper className='u-gap'>
      <Switch label={ABLE.on(SKILL_WORDS[skill])} on={entry !== undefined} onChange={(on) => onChange(on ? { skill, text: '', paid: false } : null)} />
      {entry && <Words label={ABLE.text(SKILL_WORDS[skill])} value={entry.text} onChange={(text) => onChange({ ...entry, text })} maxLength={ABLE_LIMITS.text} placeholder={ABLE.textHint} />}
      {entry && <Switch label={ABLE.paid} detail={ABLE.paidNote} on={entry.paid} onChange={(paid) => onChange({ ...entry, paid })} />}
    </Paper>
  );
}

function Form({ mine, onDone }: { mine: Mine; onDone: () => void }) {
  const [entries, setEntries] = useState<readonly Entry[]>(mine.entries);
  const { busy, tap } = useTap();
  const change = (skill: Skill, entry: Entry | null): void => {
    const others = entries.filter((one) => one.skill !== skill);
    if (entry === null || others.length < ABLE_LIMITS.entries) setEntries(entry ? [...others, entry] : others);
  };
  const send = async (said: readonly Entry[], words: string): Promise<void> => {
    const done = await tap(said.length > 0 ? 'save' : 'off', () => api('PUT /able-neighbours/mine', { body: { entries: [...said] } }), words);
    if (done) setEntries(said);
    onDone();
  };
  if (mine.skills.length === 0) return <Empty title={ABLE.title} body={ABLE.none} act={{ label: ABLE.toRecord, onPress: () => open('volunteerJoin') }} />;
  return (
    <>
      <Note>{ABLE.intro}</Note>
      {mine.skills.map((skill) => <One key={skill} skill={skill} entry={entries.find((one) => one.skill === skill)} onChange={(entry) => change(skill, entry)} />)}
      <View className='u-section'>
        <View className='u-buttons'>
          <Button label={ABLE.save} {...(busy === 'save' ? { busy: '正在记…' } : {})} onPress={() => void send(entries, entries.length > 0 ? ABLE.saved : ABLE.offSaved)} />
          {mine.entries.length > 0 && <Button kind='text' label={ABLE.off} {...(busy === 'off' ? { busy: '正在关…' } : {})} onPress={() => void send([], ABLE.offSaved)} />}
        </View>
      </View>
    </>
  );
}

/** What I let the station find me by: nothing, unless I say so here; gone at once when I take it back. */
export default function AblePage() {
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /able-neighbours/mine', known ? {} : null, false);
  return (
    <Page title={ABLE.entry}>
      <QueryView query={query} what='能人名录'>
        {(mine) => (mine.volunteer ? <Form mine={mine} onDone={() => void query.reload()} /> : <Empty {...ABLE.notVolunteer} act={{ label: '去“志愿者”', onPress: () => open('volunteer') }} />)}
      </QueryView>
    </Page>
  );
}
