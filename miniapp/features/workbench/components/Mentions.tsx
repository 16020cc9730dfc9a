import { api, type Pages } from '@/api';
import { Empty } from '@/ui';
import { MENTIONS } from '@shared/copy/board';
import { formatMoment } from '@shared/domain/kernel/dates';
import { Box, Press } from '../elements';
import type { Mention } from '../model/board';
import { ActionButton } from './ActionButton';
import { Panel } from './Panel';

interface MentionsProps {
  now: Date;
  pages: Pages<'GET /workbench/mentions'>;
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** 提到我的: notes of colleagues that name me. Opening one says that it was read; a lost connection leaves it unread. */
export function Mentions({ now, pages, onOpen, onClose }: MentionsProps) {
  const { query } = pages;
  const go = (mention: Mention): void => {
    if (!mention.read) api('POST /inbox/:id/read', { params: { id: mention.id } }).then(() => query.reload(), () => undefined);
    onOpen(mention.case.id);
  };
  return (
    <Panel title={MENTIONS.title} lead={MENTIONS.lead} query={query} what={MENTIONS.title} onClose={onClose}>
      {() => (
        <>
          {pages.items.length === 0 && <Empty title={MENTIONS.none} body={MENTIONS.noneBody} />}
          <Box as='ul' className='wb-mentions'>
            {pages.items.map((mention) => (
              <Box as='li' key={mention.id} className='wb-item'>
                <Press className={`wb-mention ${mention.read ? '' : 'wb-mention--new'}`} label={`${mention.read ? '' : '没看，'}${mention.by}：${mention.text}，${mention.case.title}`} onTap={() => go(mention)}>
                  <Box className='wb-mention__head'><Box as='b'>{mention.by}</Box><Box as='span' className='wb-second'>{formatMoment(mention.at, now)}</Box>{!mention.read && <Box as='b' className='wb-mention__new'>没看</Box>}</Box>
                  <Box className='wb-mention__text'>{mention.text}</Box>
                  <Box className='wb-second'>{`${mention.case.number}　${mention.case.title}`}</Box>
                </Press>
              </Box>
            ))}
          </Box>
          {pages.more && <ActionButton kind='text' busy={pages.fetching} onTap={() => void pages.fetchMore()}>再往前看</ActionButton>}
        </>
      )}
    </Panel>
  );
}
