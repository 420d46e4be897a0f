import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { validateMessages } from '../../../shared/line/messageLimits';
import { createImagemapMessage } from '../../../shared/richMessage/imagemapMessage';
import { cellCount } from '../../../shared/richMessage/layout';
import { layoutNames, RichMessage, type TapAction } from '../../../shared/richMessage/richMessage';

const text = (maxLength: number) => fc.string({ minLength: 1, maxLength });
const actions: fc.Arbitrary<TapAction> = fc.oneof(
  fc.record({ type: fc.constant('message' as const), text: text(400) }),
  fc.record({ type: fc.constant('clipboard' as const), clipboardText: text(1000) }),
  fc.record({ type: fc.constant('uri' as const), linkUri: fc.webUrl() }),
);

const richMessages = fc
  .record({
    layout: fc.constantFrom(...layoutNames),
    heightPx: fc.integer({ min: 520, max: 2080 }),
    altText: text(1500),
    action: actions,
  })
  .map(({ layout, heightPx, altText, action }) =>
    RichMessage.parse({
      template: 'sunrise-hills',
      language: 'en',
      layout,
      heightPx,
      altText,
      cells: Array.from({ length: cellCount(layout) }, () => ({ text: { title: 'x' }, action })),
    }),
  );

test('whatever can be asked for, LINE would take', () => {
  fc.assert(
    fc.property(richMessages, (richMessage) => {
      const message = createImagemapMessage(richMessage, 'https://bot.example.com/api/images/key');
      expect(validateMessages([message])).toEqual([]);
      expect(message.actions).toHaveLength(richMessage.cells.length);
    }),
  );
});

test('a cell without an action has no area', () => {
  const message = createImagemapMessage(
    {
      template: 'sunrise-hills',
      language: 'en',
      layout: 'C',
      heightPx: 1040,
      altText: 'x',
      cells: [{ text: {} }, { text: {}, action: { type: 'message', text: 'hi' } }],
    },
    'https://bot.example.com/i',
  );
  expect(message.actions).toEqual([
    { type: 'message', text: 'hi', area: { x: 0, y: 520, width: 1040, height: 520 } },
  ]);
});
