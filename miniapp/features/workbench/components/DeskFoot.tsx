import { Icon } from '@/ui';
import { CorrectForm, DeclineForm, InspectForm, RejectForm, ReleaseForm } from '../forms/ActionForms';
import { AskForm, DeferralForm, EscalateForm, ExtensionForm, ReassignForm, RefuseDeferralForm, RefuseExtensionForm, RespondForm, ResumeForm, SuperviseForm } from '../forms/CourseForms';
import { ContactForm } from '../forms/ContactForm';
import { CallForm, ExplainForm, OrderRedoForm, RateUnitForm, UnsolvedForm } from '../forms/AfterForms';
import { AddSupportForm, DropSupportForm, ReturnSupportForm, SupportProgressForm, WhyOpen } from '../forms/JointForms';
import { PhotoField } from '../forms/PhotoField';
import { DesignateForm, ReturnForm } from '../forms/PassingForms';
import { SplitForm, UnsplitForm } from '../forms/SplitForm';
import { RegradeForm, UnmergeForm } from '../forms/TriageForms';
import { TranscribeForm } from '../forms/TranscribeForm';
import { WordForm } from '../forms/WordForm';
import { UnitForm } from '../forms/UnitForm';
import { Box, Lines } from '../elements';
import { type BusyDesk, fieldId, type OpenForm } from '../hooks/useDesk';
import { labelOf, type MenuItem } from '../model/menu';
import type { StaffAction } from '../model/types';
import { useWide } from '../platform/viewport';
import { ActionButton } from './ActionButton';
import { FieldError } from './FieldError';
import { TemplatePick } from './TemplatePick';

const FORMS: Readonly<Record<OpenForm, (props: { desk: BusyDesk }) => JSX.Element>> = {
  units: UnitForm,
  contact: ContactForm,
  decline: DeclineForm,
  reject: RejectForm,
  return: ReturnForm,
  designate: DesignateForm,
  correct: CorrectForm,
  inspect: InspectForm,
  release: ReleaseForm,
  transcribe: TranscribeForm,
  split: SplitForm,
  unsplit: UnsplitForm,
  recordWord: WordForm,
  callReached: CallForm,
  orderRedo: OrderRedoForm,
  rateUnit: RateUnitForm,
  confirmUnsolved: UnsolvedForm,
  closeExplained: ExplainForm,
  addSupport: AddSupportForm,
  supportProgress: SupportProgressForm,
  returnSupport: ReturnSupportForm,
  dropSupport: DropSupportForm,
  regrade: RegradeForm,
  unmerge: UnmergeForm,
  ask: AskForm,
  runOn: ResumeForm,
  supervise: SuperviseForm,
  respond: RespondForm,
  escalate: EscalateForm,
  askExtension: ExtensionForm,
  refuseExtension: RefuseExtensionForm,
  askDeferral: DeferralForm,
  refuseDeferral: RefuseDeferralForm,
  reassign: ReassignForm,
};

const COMPOSER_WORDS: Partial<Record<StaffAction, { photo: string; words: string }>> = {
  handle: { photo: '拍办好的样子', words: '办了什么，写一句（有照片可以不写）' },
  supportDone: { photo: '拍办好的样子', words: '协办的部分办了什么，写一句（有照片可以不写）' },
  verify: { photo: '拍核查的样子', words: '看到什么，写一句（可以不写）' },
  inspect: { photo: '拍现场', words: '现场什么样，写一句' },
};

/** Photo and a line of words right beside the button they belong to: no form to open for the ordinary case. */
function Composer({ desk, item }: { desk: BusyDesk; item: MenuItem }) {
  const words = COMPOSER_WORDS[item.action];
  if (!words) return null;
  const { typed, acting } = desk;
  const error = acting.wrong === item.action ? acting.errors.text : undefined;
  const id = fieldId(item.action, 'text');
  return (
    <Box className='wb-composer'>
      <PhotoField desk={desk} action={item.action} word={words.photo} />
      <Box className='wb-composer__words'>
        <Lines
          id={id}
          className={`wb-field ${error ? 'wb-field--wrong' : ''}`}
          label={words.words}
          placeholder={words.words}
          rows={1}
          maxLength={500}
          invalid={Boolean(error)}
          describedBy={error ? `${id}-error` : undefined}
          value={typed.draftOf(item.action).text}
          onText={(text) => typed.change(item.action, { text })}
        />
        <FieldError id={`${id}-error`} text={error} />
        <TemplatePick desk={desk} action={item.action} field='text' />
        {item.action === 'handle' && <WhyOpen desk={desk} />}
      </Box>
    </Box>
  );
}

/** What was typed for something that somebody else has made impossible: it can become a note. */
function Leftover({ desk, words }: { desk: BusyDesk; words: string }) {
  const canNote = desk.view.actions.includes('note');
  const keep = () => {
    const note = desk.typed.draftOf('note');
    desk.typed.change('note', { text: [note.text, words].filter(Boolean).join('\n') });
    desk.acting.calm();
  };
  return (
    <Box className='wb-notice__words'>
      <Box>{`您写的还在：“${words}”`}</Box>
      {canNote && <ActionButton kind='text' onTap={keep}>放进内部记一笔</ActionButton>}
    </Box>
  );
}

/** What stopped the last action: who was first, or what went wrong on our side. */
function NoticeBar({ desk }: { desk: BusyDesk }) {
  const { notice } = desk.acting;
  if (!notice) return null;
  return (
    <Box className='wb-notice' role='alert'>
      <Icon name='warn' colour='brick' size={22} />
      <Box className='wb-notice__main'>
        <Box as='b'>{notice.text}</Box>
        {notice.requestId && <Box className='wb-second'>{`问起来请报：${notice.requestId}`}</Box>}
        {notice.leftover && <Leftover desk={desk} words={notice.leftover} />}
      </Box>
      <ActionButton kind='text' onTap={desk.acting.calm}>知道了</ActionButton>
    </Box>
  );
}

function ItemButton({ desk, item }: { desk: BusyDesk; item: MenuItem }) {
  const kind = item.primary ? 'primary' : item.danger ? 'danger' : 'second';
  const busy = desk.acting.busy === item.action;
  return (
    <ActionButton id={`wb-act-${item.action}`} kind={kind} letter={item.key || undefined} busy={busy} onTap={() => desk.press(item)}>
      {labelOf(item, desk.chosenUnit)}
    </ActionButton>
  );
}

/** What is rarely right stands apart: at the far right of a desk, at the end of the page on a phone. */
export function Apart({ desk }: { desk: BusyDesk }) {
  if (desk.menu.apart.length === 0) return null;
  return <Box className='wb-apart'>{desk.menu.apart.map((item) => <ItemButton key={item.action} desk={desk} item={item} />)}</Box>;
}

function Buttons({ desk, wide }: { desk: BusyDesk; wide: boolean }) {
  return (
    <Box className='wb-foot__buttons'>
      {desk.menu.foot.map((item) => <ItemButton key={item.action} desk={desk} item={item} />)}
      {wide && <Apart desk={desk} />}
    </Box>
  );
}

/** The dado: what can be done, within reach of the thumb; a form takes the place of the buttons. */
export function DeskFoot({ desk }: { desk: BusyDesk }) {
  const { form, menu } = desk;
  const Form = form && FORMS[form];
  const wide = useWide();
  const composer = menu.foot.find((item) => item.way === 'composer');
  const empty = menu.foot.length + (wide ? menu.apart.length : 0) === 0;
  if (!Form && empty && !desk.acting.notice) return null;
  return (
    <Box as='footer' className={`wb-foot ${!Form && composer ? 'wb-foot--line' : ''}`} label='能办的事'>
      <NoticeBar desk={desk} />
      {Form ? <Form desk={desk} /> : composer && <Composer desk={desk} item={composer} />}
      {!Form && !empty && <Buttons desk={desk} wide={wide} />}
    </Box>
  );
}
