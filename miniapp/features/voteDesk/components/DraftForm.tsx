import { View } from '@tarojs/components';
import { useState } from 'react';
import { LASTS, OPENS_IN } from '@/ui/ballots/times';
import { announce, Button, Field, Note, Option, OptionGrid, SectionHead, Switch, Words } from '@/ui';
import { VOTE_DESK, VOTE_FORM as FORM, VOTE_LEAST_WORDS, VOTE_PRESET_WORDS } from '@shared/copy/voteDesk';
import { bindingWords, VOTE_METHOD_WORDS, VOTE_UNIT_WORDS } from '@shared/copy/votes';
import { VOTE_LEAST, VOTE_LIMITS, VOTE_PRESETS, VOTE_UNITS } from '@shared/domain/votes/drafts';
import { VOTE_METHODS } from '@shared/domain/votes/rules';
import { maySecret, missingIn, nextOption, type Draft, type NewVote } from '../model/draft';

interface Part {
  readonly draft: Draft;
  readonly about: NewVote;
  readonly put: (part: Partial<Draft>) => void;
}
const flipped = (all: readonly string[], one: string, most = all.length + 1): string[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one].slice(-most));

/** What is asked; only what the notice has may be voted on. */
function Question({ draft, about, put }: Part) {
  return (
    <>
      <Field label={FORM.title} value={draft.title} maxLength={VOTE_LIMITS.title} placeholder={FORM.titlePlaceholder} onChange={(title) => put({ title })} />
      <Words label={FORM.text} value={draft.text} maxLength={VOTE_LIMITS.text} placeholder={FORM.textPlaceholder} onChange={(text) => put({ text })} />
      {about.clauses.length > 1 && <View className='u-gap'><SectionHead title={FORM.clauses} /><View className='u-options u-options--1'>{about.clauses.map(({ id, words }) => <Option key={id} kind='checkbox' label={words} chosen={draft.clauseIds.includes(id)} onPress={() => put({ clauseIds: flipped(draft.clauseIds, id) })} />)}</View></View>}
      <View className='u-gap'><OptionGrid label={FORM.method} columns={2} options={VOTE_METHODS.map((value) => ({ value, label: VOTE_METHOD_WORDS[value].name, detail: VOTE_METHOD_WORDS[value].hint }))} value={draft.method} onChange={(method) => put({ method, preset: method === 'yesno' ? draft.preset : ownerless(draft.preset), options: method !== 'yesno' && draft.options.length === 0 ? [{ id: 'a', label: '', cost: '' }, { id: 'b', label: '', cost: '' }] : draft.options })} /></View>
    </>
  );
}
/** Options of a topic are written here; a notice that names some is not written over. */
function Options({ draft, about, put }: Part) {
  if (draft.method === 'yesno') return null;
  const change = (id: string, part: { label?: string; cost?: string }): void => put({ options: draft.options.map((option) => (option.id === id ? { ...option, ...part } : option)) });
  return (
    <View className='u-gap'>
      <SectionHead title={FORM.options} />
      {draft.options.map((option, at) => (
        <View key={option.id}>
          <Field label={FORM.option(at + 1)} value={option.label} maxLength={VOTE_LIMITS.label} onChange={(label) => { if (about.free) change(option.id, { label }); }} />
          {draft.method === 'budget' && <Field label={`${FORM.option(at + 1)}，${FORM.cost}`} kind='number' value={option.cost} maxLength={9} onChange={(cost) => { if (about.free) change(option.id, { cost }); }} />}
        </View>
      ))}
      {about.free && draft.options.length < VOTE_LIMITS.option && <Button kind='text' label={FORM.addOption} onPress={() => put({ options: [...draft.options, nextOption(draft.options)] })} />}
      {draft.method !== 'irv' && <Field label={FORM.k} kind='number' value={draft.k} maxLength={2} onChange={(k) => put({ k })} />}
      {draft.method === 'approval' && <Field label={FORM.seats} kind='number' value={draft.seats} maxLength={2} onChange={(seats) => put({ seats })} />}
      {draft.method === 'budget' && <Field label={FORM.amount} kind='number' value={draft.amount} maxLength={9} onChange={(amount) => put({ amount })} />}
      {draft.method !== 'irv' && <OptionGrid label={FORM.least} columns={2} options={VOTE_LEAST.map((value) => ({ value, label: VOTE_LEAST_WORDS[value] }))} value={draft.least} onChange={(least) => put({ least })} />}
    </View>
  );
}
/** Presets of owners are no rule where others vote. */
const ownerless = (preset: Draft['preset']): Draft['preset'] => (preset === 'owners' || preset === 'ownersSpecial' ? 'body' : preset);
/** Who votes, by which rule, from when to when. */
function Rules({ draft, about, put }: Part) {
  const certified = about.binding.includes(draft.unit);
  return (
    <>
      {about.hasRoll && about.units.length > 1 && <View className='u-gap'><OptionGrid label={FORM.unit} options={VOTE_UNITS.filter((value) => about.units.includes(value)).map((value) => ({ value, label: VOTE_UNIT_WORDS[value].name, detail: VOTE_UNIT_WORDS[value].hint }))} value={draft.unit} onChange={(unit) => put({ unit, preset: unit === 'owner' ? draft.preset : ownerless(draft.preset), binding: about.binding.includes(unit) && draft.binding })} /></View>}
      <View className='u-gap'><OptionGrid label={FORM.preset} options={VOTE_PRESETS.filter((value) => (draft.unit === 'owner' && draft.method === 'yesno') || (value !== 'owners' && value !== 'ownersSpecial')).map((value) => ({ value, label: VOTE_PRESET_WORDS[value].name, detail: VOTE_PRESET_WORDS[value].hint }))} value={draft.preset} onChange={(preset) => put({ preset })} /></View>
      <View className='u-gap'><OptionGrid label={FORM.opens} columns={2} options={OPENS_IN} value={draft.opensIn as (typeof OPENS_IN)[number]['value']} onChange={(opensIn) => put({ opensIn })} /></View>
      <View className='u-gap'><OptionGrid label={FORM.closes} columns={2} options={LASTS} value={draft.lasts as (typeof LASTS)[number]['value']} onChange={(lasts) => put({ lasts })} /></View>
      {certified ? <View className='u-gap'><Switch label={FORM.binding} detail={bindingWords(draft.binding).note} on={draft.binding} onChange={(binding) => put({ binding })} /></View> : <Note>{about.free ? FORM.pollTopic : FORM.poll}</Note>}
    </>
  );
}
/** By name or in secret; secret only where everybody's ballot weighs the same. */
function Ballot({ draft, put }: Pick<Part, 'draft' | 'put'>) {
  if (!maySecret(draft)) return null;
  return (
    <View className='u-gap'>
      <OptionGrid label={FORM.ballot} columns={2} options={[{ value: 'named', label: FORM.named, detail: FORM.namedNote }, { value: 'secret', label: FORM.secret, detail: FORM.secretNote }]} value={draft.ballot} onChange={(ballot) => put({ ballot })} />
      {draft.ballot === 'secret' && <><Field label={FORM.minBallots} note={FORM.minNote} kind='number' value={draft.minBallots} maxLength={4} onChange={(minBallots) => put({ minBallots })} /><Note>{FORM.secretPersons}</Note></>}
    </View>
  );
}
/** Two who watch it, papers, and what the board shows of each ballot. */
function Watching({ draft, about, put }: Part) {
  const secret = draft.ballot === 'secret' && maySecret(draft);
  return (
    <>
      <View className='u-gap'>
        <SectionHead title={FORM.scrutineers} />
        {about.people.length < 2 ? <Note>{VOTE_DESK.noPeople}</Note> : <View className='u-options u-options--2'>{about.people.map(({ id, name }) => <Option key={id} kind='checkbox' label={name} chosen={draft.scrutineerIds.includes(id)} onPress={() => put({ scrutineerIds: flipped(draft.scrutineerIds, id, 2) })} />)}</View>}
      </View>
      <View className='u-gap'><Switch label={FORM.paper} on={draft.paper} onChange={(paper) => put({ paper })} /></View>
      <Ballot draft={draft} put={put} />
      {!secret && <View className='u-gap'><OptionGrid label={FORM.publish} options={[{ value: 'committed', label: FORM.publishCommitted }, { value: 'open', label: FORM.publishOpen }]} value={draft.publish} onChange={(publish) => put({ publish })} /></View>}
    </>
  );
}

/** The whole form of a vote. */
export function DraftForm({ first, about, busy, onSave }: { first: Draft; about: NewVote; busy: boolean; onSave: (draft: Draft) => void }) {
  const [draft, setDraft] = useState(first);
  const part: Part = { draft, about, put: (change) => setDraft((all) => ({ ...all, ...change })) };
  const press = (): void => {
    const missing = missingIn(draft, about);
    if (missing) return announce(missing, 'warn');
    onSave(draft);
  };
  return (
    <>
      <Question {...part} />
      <Options {...part} />
      <Rules {...part} />
      <Watching {...part} />
      <View className='u-section'><Button label={FORM.save} {...(busy ? { busy: '正在存…' } : {})} onPress={press} /></View>
    </>
  );
}
