import type { messagingApi } from '@line/bot-sdk';
import type { Clock } from '../clock';
import type { CuratedCopy } from '../content/curatedCopy';
import { createImagemapMessage } from '../richMessage/imagemapMessage';
import type { RichMessage } from '../richMessage/richMessage';
import { wishChips } from './quickReplies';
import type { RichMessageWish } from './wishPostback';

export interface PlanRichMessageDeps {
  readonly curatedCopy: Pick<CuratedCopy, 'pick'>;
  readonly chooseTemplate: (wish: { category: string; at: Date; seed: string }) => string;
  readonly brand: string;
  readonly clock: Clock;
}

/**
 * The rich message that answers a wish. `seed` and `timestamp` are the event's, so that every attempt at the event asks
 * for the same picture.
 */
export function planRichMessage(
  deps: PlanRichMessageDeps,
  wish: RichMessageWish,
  { seed, timestamp }: { seed: string; timestamp: number },
): RichMessage {
  const { copy, language } = deps.curatedCopy.pick({ ...wish, seed });
  return {
    template: deps.chooseTemplate({ category: wish.category, at: new Date(timestamp), seed }),
    language,
    layout: 'A',
    heightPx: 1040,
    cells: [
      {
        text: { title: copy.title, body: copy.body, footer: deps.brand },
        action: { type: 'message', text: copy.cta, label: copy.cta.slice(0, 100) },
      },
    ],
    altText: copy.altText,
  };
}

/** The messages that show a picture which is ready. */
export function richMessageAnswer(
  imageUrl: string,
  richMessage: RichMessage,
  category: string,
): messagingApi.Message[] {
  const imagemap = createImagemapMessage(richMessage, imageUrl);
  return [{ ...imagemap, quickReply: wishChips(richMessage.language, category) }];
}
