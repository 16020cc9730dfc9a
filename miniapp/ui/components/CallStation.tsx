import { View } from '@tarojs/components';
import { CALL } from '@shared/copy/call';
import { useMe } from '../../api/me';
import { useSession } from '../../api/session';
import { useApi } from '../../api/useQuery';
import { callPhone } from '../../platform/phone';
import { useElder } from '../elder';
import { answerWords, type CallTarget, dialable } from '../words/call';
import { Button } from './Button';
import { Phrases } from './Surface';

/**
 * Whom to call from here: the station of the page's own matter, else that of the person, else the district. `none` says
 * that there is nobody; before that is known the target is missing too, and nothing is asked for in vain
 * or kept on the phone.
 */
function useCallTarget(station?: CallTarget): { target: CallTarget | null; label: string; none: boolean } {
  const me = useMe((state) => state.me);
  const stranger = useSession((state) => state.session === null);
  const known = station ?? me?.home?.station;
  const settled = me !== null || stranger;
  const config = useApi('GET /config', known || !settled ? null : {}, false);
  const target = known ?? config.data?.hotline ?? null;
  return { target, label: known ? CALL.station : CALL.district, none: settled && config.data !== undefined && !target };
}

/** The button alone, where a page has room for it beside its main action. */
export function CallButton({ station }: { station: CallTarget }) {
  return <View className='u-call'><Button kind='second' icon='phone' label={CALL.station} spoken={`打给${station.name}，${station.phone}`} onPress={() => callPhone(station.phone)} /></View>;
}

/** The right number to call, and whether somebody answers; stands on every page. Nothing that is not known is offered for dialling. */
export function CallStation({ station }: { station?: CallTarget }) {
  const elder = useElder();
  // What the administrator wants said beside the number of one's own station.
  const note = useMe((state) => (state.me?.home ? (state.me.texts?.phoneNote ?? '') : ''));
  const { target, label, none } = useCallTarget(station);
  if (!target) {
    return (
      <View className='u-call u-section'>
        {none && <View className='u-call__note'>{CALL.none}</View>}
        <View className='u-call__note'><Phrases text={CALL.emergency} /></View>
      </View>
    );
  }
  const { name, phone } = target;
  const { answered, text } = answerWords(target, new Date(), elder);
  const reachable = dialable(phone);
  const said = station ? '' : note;
  return (
    <View className='u-call u-section'>
      {reachable && <Button kind='second' icon='phone' label={label} spoken={`打给${name}，${phone}，${text}`} onPress={() => callPhone(phone)} />}
      <View className='u-call__note'><Phrases text={reachable ? [name, text].filter(Boolean).join('，') : CALL.noNumber} /></View>
      {said !== '' && <View className='u-call__note'>{said}</View>}
      {answered === false && <View className='u-call__note'><Phrases text={CALL.emergency} /></View>}
    </View>
  );
}
