import type { BusyDesk } from '../hooks/useDesk';
import { useUnitChoices } from '../hooks/useUnits';
import { Choices, FormFrame, WordsField } from './parts';
import { PhotoField } from './PhotoField';

interface FormProps {
  desk: BusyDesk;
}

/** 退单: it is not this unit's duty; the reason is for everybody to read. */
export function ReturnForm({ desk }: FormProps) {
  return (
    <FormFrame desk={desk} action='return' title='不归我们办' note='退回工作站另找单位。居民看得到是谁退的、为什么，答应的时间不变' send='退回工作站' danger>
      <WordsField desk={desk} action='return' field='reason' word='为什么不归您单位，归谁' placeholder='例如：这段路没移交给我们，归区交通局养护，附移交清单' />
      <PhotoField desk={desk} action='return' word='拍依据' />
    </FormFrame>
  );
}

/** 指定办理: the street says which unit it is, and that unit cannot return it. */
export function DesignateForm({ desk }: FormProps) {
  const { view, typed } = desk;
  const units = useUnitChoices(view.community.id);
  const draft = typed.draftOf('designate');
  return (
    <FormFrame desk={desk} action='designate' title='街道来定由谁办' note='定了以后，这个单位不能再退' send='定下来'>
      <Choices desk={desk} action='designate' field='unitId' word='由哪个单位办' items={units} chosen={draft.unitId} onChoose={(unitId) => typed.change('designate', { unitId })} grid />
      <WordsField desk={desk} action='designate' field='reason' word='依据，或者一句为什么' rows={2} placeholder='例如：对照街道事项清单 3-12，道路附属设施归城管办' />
    </FormFrame>
  );
}
