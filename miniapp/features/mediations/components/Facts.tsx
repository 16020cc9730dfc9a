import { View } from '@tarojs/components';
import type { ResponseOf } from '@/api';
import { happenedWords, Note, Paper, Phrases, RuledWords, SectionHead, type StepsOf, Tag, Timeline, WhyTable } from '@/ui';
import { agreementDays, courtWords, eraseWords, KEPT_WORDS, MEDIATION, MEDIATION_CONSENT_WORDS, MEDIATION_KIND_WORDS, MEDIATION_STATE_WORDS, mediationLine, mediationMomentWords, OUTCOME_WORDS, SIGNED_WORDS } from '@shared/copy/mediations';
import { MEDIATION_SIDES, type MediationSide } from '@shared/domain/mediations/states';

export type MediationView = ResponseOf<'GET /mediations/:id'>;
export type MediationProps = StepsOf<MediationView>;
/** The side the viewer is; null for mediator, station and office. */
export const ownSide = ({ parts }: MediationView): MediationSide | null => MEDIATION_SIDES.find((side) => parts.includes(side)) ?? null;
export const otherOf = (side: MediationSide): MediationSide => (side === 'first' ? 'second' : 'first');

/** Where it stands, about what, between whom, with whom. */
export function MediationFacts({ view }: { view: MediationView }) {
  const own = ownSide(view);
  const line = mediationLine({ ...view, own: own && view.sides[own].consent }, new Date());
  const rows = [
    { label: MEDIATION.kind, text: MEDIATION_KIND_WORDS[view.kind] },
    ...(own === null ? [{ label: MEDIATION.first, text: view.first || MEDIATION.noSecond }, { label: MEDIATION.second, text: view.second || MEDIATION.noSecond }] : [{ label: own === 'first' ? MEDIATION.who : MEDIATION.asker, text: (own === 'first' ? view.second : view.first) || MEDIATION.noSecond }]),
    ...(view.mediator ? [{ label: MEDIATION.mediator, text: view.mediator }] : []),
    ...(view.place ? [{ label: MEDIATION.where, text: view.place }] : []),
  ];
  return (
    <>
      <Paper>
        <View className='u-person'><Phrases text={line} /></View>
        <Tag tone='quiet'>{MEDIATION_STATE_WORDS[view.state]}</Tag>
      </Paper>
      <View className='u-gap'><WhyTable rows={rows} /></View>
      <View className='u-gap'><Note>{MEDIATION.private}</Note></View>
    </>
  );
}

/** What one side says and agreed to, as far as it is for the viewer. */
function Side({ view, side, title }: { view: MediationView; side: MediationSide; title: string }) {
  const { consent, consentHow, statement, shown, signed, kept } = view.sides[side];
  const mine = ownSide(view) === side;
  const facts = [consent === 'yes' && consentHow ? MEDIATION_CONSENT_WORDS[consentHow] : consent === 'no' ? '不愿意' : consent === 'asked' ? '还没答复' : null, signed && SIGNED_WORDS[signed], kept && KEPT_WORDS[kept]].filter(Boolean).join('，');
  return (
    <View className='u-gap'>
      <Paper>
        <View className='u-person'>{title}</View>
        {facts && <View className='u-second'>{facts}</View>}
        {statement ? <RuledWords text={statement} /> : (mine || statement === '') && consent === 'yes' ? <View className='u-second'>{MEDIATION.notWritten}</View> : null}
        {statement && ownSide(view) !== otherOf(side) && <Tag tone='quiet'>{shown ? MEDIATION.mineShown : MEDIATION.mineHidden}</Tag>}
      </Paper>
    </View>
  );
}
export function Sides({ view }: { view: MediationView }) {
  const own = ownSide(view);
  const named = (side: MediationSide): string => (own === side ? MEDIATION.mine : own === null ? view[side] || MEDIATION.noSecond : view[side] || MEDIATION.theirs);
  const shown = own === null ? MEDIATION_SIDES : ([own, otherOf(own)] as const);
  return <View className='u-section'><SectionHead title={MEDIATION.sides} />{shown.map((side) => <Side key={side} view={view} side={side} title={named(side)} />)}</View>;
}

/** What was said at the sessions; both sides read it. */
export function Sessions({ view }: { view: MediationView }) {
  if (view.sessions.length === 0) return null;
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={MEDIATION.sessions} />
      {view.sessions.map((one) => (
        <View key={one.id} className='u-gap'>
          <Paper>
            <View className='u-second'>{[happenedWords(new Date(one.at), now), one.place].filter(Boolean).join('，')}</View>
            <RuledWords text={one.record} />
            <Tag tone='quiet'>{OUTCOME_WORDS[one.outcome]}</Tag>
          </Paper>
        </View>
      ))}
    </View>
  );
}
/** What both agree to, by when, and what it is worth in law. */
export function AgreementPaper({ view: { agreement } }: { view: MediationView }) {
  if (!agreement) return null;
  return (
    <View className='u-section'>
      <SectionHead title={MEDIATION.agreement} />
      <Paper>
        <View className='u-lines'><Phrases text={agreement.text} /></View>
        <View className='u-second'>{agreementDays(agreement)}</View>
      </Paper>
      {agreement.courtUntil && <View className='u-gap'><Note>{courtWords(agreement.courtUntil)}</Note></View>}
    </View>
  );
}
export function OfficePaper({ view: { office } }: { view: MediationView }) {
  if (!office) return null;
  return <View className='u-section'><SectionHead title={MEDIATION.office} /><Paper><View className='u-person'>{office.name}</View>{office.answer ? <View><Phrases text={office.answer} /></View> : <View className='u-second'>还没回话</View>}</Paper></View>;
}
/** How it went, and when nothing of it is left. */
export function MediationStory({ view }: { view: MediationView }) {
  const now = new Date();
  return (
    <View className='u-section'>
      <SectionHead title={MEDIATION.timeline} />
      <Paper><Timeline nodes={[...view.timeline].reverse().map((moment) => ({ id: moment.id, tone: 'done', title: mediationMomentWords(moment.action), time: happenedWords(new Date(moment.at), now), text: moment.text ?? undefined }))} /></Paper>
      {view.eraseAt && <View className='u-gap'><Note>{eraseWords(view.eraseAt)}</Note></View>}
    </View>
  );
}
