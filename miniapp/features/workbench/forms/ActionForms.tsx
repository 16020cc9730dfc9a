import { useApi } from '@/api';
import { CASE_GRADE_WORDS } from '@shared/copy/cases';
import { PICTURE_CHECK_WORDS, PICTURES_SEEN } from '@shared/copy/checks';
import { CASE_GRADES } from '@shared/domain/cases/states';
import { FieldError } from '../components/FieldError';
import { Box, Picture, Press } from '../elements';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import { Choices, FormFrame, WordsField } from './parts';
import { PhotoField } from './PhotoField';

interface FormProps {
  desk: BusyDesk;
}

/** 不予受理: by which rule, and why, in words the resident will read. */
export function DeclineForm({ desk }: FormProps) {
  const { data } = useApi('GET /catalogue', {});
  const rules = (data?.declineRules ?? []).map((rule) => ({ id: rule.id, name: rule.name, detail: rule.article }));
  const draft = desk.typed.draftOf('decline');
  return (
    <FormFrame desk={desk} action='decline' title='不予受理' note='居民会看到规定和您写的话，和您的单位' send='答复：不予受理' danger>
      <Choices desk={desk} action='decline' field='ruleId' word='依据哪一条' items={rules} chosen={draft.ruleId} onChoose={(ruleId) => desk.typed.change('decline', { ruleId })} />
      <WordsField desk={desk} action='decline' field='reason' word='跟居民说一句为什么，该去找谁' placeholder='例如：这件事归派出所管，已经帮您问过，打 110 就有人来' />
    </FormFrame>
  );
}

/** 没办好: back to the handler, with what is missing. */
export function RejectForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='reject' title='还没办好' note={`退回${desk.view.leadUnit?.name ?? '办理单位'}接着办，居民也看得到`} send='退回接着办' danger>
      <WordsField desk={desk} action='reject' field='reason' word='哪里没办好' placeholder='例如：井盖换了，边上一圈还是空的' />
    </FormFrame>
  );
}

/** 现场核实: words or photos from the spot. */
export function InspectForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='inspect' title='现场看过' note='写在进展里，居民也看得到' send='记下现场'>
      <PhotoField desk={desk} action='inspect' word='拍现场' />
      <WordsField desk={desk} action='inspect' field='text' word='现场什么样' rows={2} placeholder='例如：井盖裂成两半，已经放了路锥' />
    </FormFrame>
  );
}

/** Category, grade or grid put right: the case is routed anew. */
export function CorrectForm({ desk }: FormProps) {
  const { view, typed } = desk;
  const catalogue = useApi('GET /catalogue', {});
  const map = useApi('GET /communities/:id/map', { params: { id: view.community.id } }, false);
  const draft = typed.draftOf('correct');
  const categories = (catalogue.data?.categories ?? []).filter(({ id }) => id !== view.category.id);
  const grids = (map.data?.grids ?? []).filter(({ id }) => id !== view.grid?.id);
  const grades = CASE_GRADES.filter((grade) => grade !== view.grade).map((grade) => ({ id: grade, name: CASE_GRADE_WORDS[grade] }));
  const field = { desk, action: 'correct', grid: true } as const;
  return (
    <FormFrame desk={desk} action='correct' title='改分类、等级或网格' note='只选要改的。改好后按新的重新分，期限跟着变' send='改好，重新分'>
      <Choices {...field} field='categoryId' word={`分类，现在是“${view.category.name}”`} items={categories} chosen={draft.categoryId} onChoose={(categoryId) => typed.change('correct', { categoryId })} />
      <Choices {...field} field='grade' word={`等级，现在是“${CASE_GRADE_WORDS[view.grade]}”`} items={grades} chosen={draft.grade} onChoose={(id) => typed.change('correct', { grade: CASE_GRADES.find((grade) => grade === id) ?? '' })} />
      <Choices {...field} field='gridId' word={`网格，现在是“${view.grid?.name ?? '不在网格里'}”`} items={grids} chosen={draft.gridId} onChoose={(gridId) => typed.change('correct', { gridId })} />
      <WordsField desk={desk} action='correct' field='reason' word='为什么改' rows={2} maxLength={200} />
    </FormFrame>
  );
}

type ReleasePhoto = BusyDesk['view']['photos'][number];

function PickPhoto({ photo, at, on, onTap }: { photo: ReleasePhoto; at: number; on: boolean; onTap: () => void }) {
  const doubt = photo.check && PICTURE_CHECK_WORDS[photo.check];
  return (
    <Press role='checkbox' checked={on} label={[`第 ${at} 张给邻居看`, doubt].filter(Boolean).join('，')} className={`wb-photo wb-photo--pick ${on ? 'wb-photo--on' : ''}`} onTap={onTap}>
      <Picture className='wb-photo__image' src={photo.thumbUrl} alt='' />
      <Box as='span' className={`wb-photo__mark ${photo.check && (photo.check === 'risky' || !on) ? `wb-photo__mark--${photo.check}` : ''}`}>{photo.check === 'risky' ? doubt : on ? '给看' : (doubt ?? '不给看')}</Box>
    </Press>
  );
}

/** Those of the report, to be chosen one by one; what WeChat is not sure of goes out only when somebody has looked. */
function ReleasePhotos({ desk }: FormProps) {
  const { view, typed } = desk;
  const { chosenPhotoIds, seen } = typed.draftOf('release');
  const toggle = (id: string) => typed.change('release', { chosenPhotoIds: chosenPhotoIds.includes(id) ? chosenPhotoIds.filter((one) => one !== id) : [...chosenPhotoIds, id] });
  const inDoubt = view.photos.some((photo) => photo.check === 'review' && chosenPhotoIds.includes(photo.id));
  if (view.photos.length === 0) return null;
  return (
    <Box className='wb-form__field'>
      <Box className='wb-form__label'>给邻居看哪几张，没选的不给看</Box>
      <Box id={fieldId('release', 'photoIds')} className='wb-photos wb-photos--small'>
        {view.photos.map((photo, index) => <PickPhoto key={photo.id} photo={photo} at={index + 1} on={chosenPhotoIds.includes(photo.id)} onTap={() => toggle(photo.id)} />)}
      </Box>
      {inDoubt && (
        <Press role='checkbox' checked={seen} label={PICTURES_SEEN} className={`wb-seen ${seen ? 'wb-seen--on' : ''}`} onTap={() => typed.change('release', { seen: !seen })}>
          <Box as='span'>{seen ? `✓ ${PICTURES_SEEN}` : PICTURES_SEEN}</Box>
        </Press>
      )}
      <FieldError text={desk.acting.wrong === 'release' ? desk.acting.errors.photoIds : undefined} />
    </Box>
  );
}

/** A redacted version for neighbours: the words edited, the photos chosen one by one. */
export function ReleaseForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='release' title='给邻居看的一版' note='先把姓名、电话、门牌、车牌和人脸去掉。居民的名字永远不给看' send='给邻居看'>
      <WordsField desk={desk} action='release' field='text' word='给邻居看的文字' />
      <ReleasePhotos desk={desk} />
    </FormFrame>
  );
}
