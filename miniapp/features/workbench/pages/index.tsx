import Taro, { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { loadMe, usePages } from '@/api';
import { WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import { Overlays } from '@/ui/components/Overlays';
import { BatchList } from '../components/BatchList';
import { Board } from '../components/Board';
import { CaseList } from '../components/CaseList';
import { CasePane } from '../components/CasePane';
import { Filters } from '../components/Filters';
import { Heading, PhoneLinks, Rail } from '../components/Frame';
import { ListTools } from '../components/ListTools';
import { Mentions } from '../components/Mentions';
import { PANEL_ID, PanelTabs } from '../components/Panel';
import { ListNotice } from '../components/ListNotice';
import { PhotoViewer } from '../components/PhotoViewer';
import { Repeats } from '../components/Repeats';
import { SearchBox } from '../components/SearchBox';
import { Box } from '../elements';
import { useBatch } from '../hooks/useBatch';
import { useDaySentence } from '../hooks/useDaySentence';
import { useDesk } from '../hooks/useDesk';
import { useDeskKeys } from '../hooks/useDeskKeys';
import { useInbox } from '../hooks/useInbox';
import { useKeys } from '../hooks/useKeys';
import { useListKeys } from '../hooks/useListKeys';
import { useNow } from '../hooks/useNow';
import { type InboxQuery } from '../hooks/useInbox';
import { useRefresh } from '../hooks/useRefresh';
import { useShortcuts } from '../hooks/useShortcuts';
import type { PanelName } from '../model/board';
import { focusOn } from '../platform/focus';
import { useWide } from '../platform/viewport';
import './workbench.scss';

/** The case page above this one, for screens on which list and case do not fit side by side. */
function openCasePage(id: string): void {
  Taro.navigateTo({ url: `/features/workbench/pages/case?id=${encodeURIComponent(id)}` }).catch(() => undefined);
}

/** Which case is on the desk: the one of the address, then the most urgent, then whatever is chosen. */
function useSelection(inbox: ReturnType<typeof useInbox>, wide: boolean) {
  const { id: asked } = useRouter().params;
  const [selected, setSelected] = useState<string | null>(wide ? (asked ?? null) : null);
  const { rows, status } = inbox;
  useEffect(() => {
    if (!wide && asked) openCasePage(asked);
    // Only on the way in: coming back to the list must not open the case again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // Asked for something else: the case on the desk stays when it is in the answer. A refresh never changes it.
  const before = useRef<typeof status>('loading');
  useEffect(() => {
    const [first] = rows;
    const answered = before.current !== 'ready' && status === 'ready';
    before.current = status;
    const there = selected !== null && (selected === asked || rows.some((row) => row.id === selected));
    if (wide && first && !there && (answered || selected === null)) setSelected(first.id);
  }, [wide, status, rows, selected, asked]);
  return { selected, setSelected };
}

/** Says what the list shows each time it was asked for something else. */
function ResultRegion({ inbox }: { inbox: ReturnType<typeof useInbox> }) {
  const { view, search } = inbox.query;
  const count = inbox.next ? `${inbox.rows.length} 件以上` : `${inbox.rows.length} 件`;
  const words = inbox.status === 'ready' ? `${search ? `找“${search}”` : WORKBENCH_VIEW_WORDS[view]}，${count}` : '';
  return <Box className='wb-unseen' live='polite' role='status'>{words}</Box>;
}

/** The key that opens the triage board, or leads back from it. */
const BOARD_KEY = '0';

/** Which panel stands beside the list, or in its place on a phone: opened by a press or the key, closed by either or Esc. */
function usePanel() {
  const [panel, setPanel] = useState<PanelName | null>(null);
  const letters = useShortcuts((state) => state.on);
  const show = useCallback((next: PanelName | null) => {
    setPanel(next);
    if (next) focusOn(PANEL_ID);
  }, []);
  useKeys(({ key, typing, ctrl }) => {
    if (typing || ctrl) return false;
    if (key === 'escape' && panel) {
      show(null);
      return true;
    }
    if (key !== BOARD_KEY || !letters) return false;
    show(panel === 'board' ? null : 'board');
    return true;
  });
  return { panel, show };
}

/** The station's workbench: every open matter of one's units, most urgent first, with the case beside it. */
export default function Workbench() {
  const wide = useWide();
  const inbox = useInbox();
  const now = useNow(inbox.offset);
  const { selected, setSelected } = useSelection(inbox, wide);
  const { patch, refresh, more, change } = inbox;
  const onDone = useCallback(() => void refresh(), [refresh]);
  const batch = useBatch(inbox.rows, onDone);
  const { panel, show } = usePanel();
  const mentions = usePages('GET /workbench/mentions', {}, false);
  // Behind a panel no case is open: its keys must not act on what nobody sees.
  const desk = useDesk(wide && panel === null ? selected : null, { offset: inbox.offset, onSeen: patch, onDone });
  useEffect(() => void loadMe().catch(() => undefined), []);
  useRefresh(() => {
    void refresh();
    void desk.reload();
    void mentions.query.reload();
  });
  useDeskKeys(desk);
  useListKeys({ rows: inbox.rows, selected, blocked: desk.form !== null, select: setSelected, more }, wide && panel === null);
  const sentence = useDaySentence(desk.view, now);
  const look = (part: Partial<InboxQuery>) => {
    show(null);
    change(part);
  };
  const toAll = () => look({ view: 'all', search: '', place: null });
  const openCase = (id: string) => {
    if (!wide) return openCasePage(id);
    show(null);
    setSelected(id);
  };
  const close = () => show(null);
  const panels: Readonly<Record<PanelName, JSX.Element>> = {
    board: <Board now={now} onChange={look} onClose={close} />,
    repeats: <Repeats now={now} onOpen={openCase} onClose={close} />,
    mentions: <Mentions now={now} pages={mentions} onOpen={openCase} onClose={close} />,
  };
  const overdue = inbox.counts?.overdue ?? 0;
  return (
    <Box className={`u-root wb ${wide ? 'wb--wide' : 'wb--phone'}`}>
      {wide && <Rail overdue={overdue} onList={toAll} />}
      <Box as='header' className='wb-top'>
        <Heading now={now} sentence={sentence} />
        {!wide && <PhoneLinks />}
        <SearchBox value={inbox.query.search} onChange={(search) => change({ search })} />
      </Box>
      <Box as='main' className='wb-desk'>
        <Box className='wb-inbox'>
          <PanelTabs open={panel} unread={mentions.query.data?.unread ?? 0} onOpen={show} />
          {panel && !wide ? panels[panel] : <>
          <Filters query={inbox.query} counts={inbox.counts} onChange={look} />
          <ListTools query={inbox.query} batch={batch} onChange={change} />
          <ResultRegion inbox={inbox} />
          {batch.on && inbox.rows.length > 0 ? <BatchList batch={batch} rows={inbox.rows} now={now} onOpen={wide ? setSelected : openCasePage} onEnd={() => void more()} /> : (
          <CaseList
            rows={inbox.rows}
            now={now}
            wide={wide}
            selected={selected}
            busy={inbox.status === 'loading'}
            notice={<ListNotice inbox={inbox} onRetry={() => void refresh()} onAll={toAll} />}
            more={inbox.next !== null}
            end={inbox.query.view === 'closed' ? '这段日子就这些' : '就这些了'}
            onOpen={wide ? setSelected : openCasePage}
            onEnd={() => void more()}
          />
          )}
          </>}
        </Box>
        {wide && panel && panels[panel]}
        {wide && !panel && selected && <CasePane desk={desk} now={now} />}
      </Box>
      <PhotoViewer />
      <Overlays />
    </Box>
  );
}
