import { useRouter } from '@tarojs/taro';
import { useCallback } from 'react';
import { back } from '@/platform/routes';
import { Icon } from '@/ui';
import { Overlays } from '@/ui/components/Overlays';
import { CasePane } from '../components/CasePane';
import { PhotoViewer } from '../components/PhotoViewer';
import { Box, Press } from '../elements';
import { useDesk } from '../hooks/useDesk';
import { useDeskKeys } from '../hooks/useDeskKeys';
import { useNow } from '../hooks/useNow';
import { useRefresh } from '../hooks/useRefresh';
import './workbench.scss';

/** One case on a screen of its own: for the phone of a handler or a grid worker. */
export default function WorkbenchCase() {
  const { id } = useRouter().params;
  const now = useNow(0);
  const nothing = useCallback(() => undefined, []);
  const desk = useDesk(id ?? null, { offset: 0, onSeen: nothing, onDone: nothing });
  useRefresh(() => void desk.reload());
  useDeskKeys(desk);
  return (
    <Box className='u-root wb wb--phone wb--case'>
      {process.env.TARO_ENV === 'h5' && (
        <Box as='nav' className='wb-back' label='返回'>
          <Press className='wb-back__press' onTap={back}><Icon name='back' colour='ink' size={28} /><Box as='span'>工单</Box></Press>
        </Box>
      )}
      <CasePane desk={desk} now={now} />
      <PhotoViewer />
      <Overlays />
    </Box>
  );
}
