import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languages } from '../../../shared/content/languages';
import { cardButtons } from '../../../shared/cards/cardButtons';
import { validateMessages } from '../../../shared/line/messageLimits';
import {
  createFlexBubble,
  createFlexCarousel,
  type FlexCard,
  flexImageWidth,
  maxFlexImagePx,
} from '../../../shared/richMessage/flexMessage';
import { cellCount } from '../../../shared/richMessage/layout';
import { layoutNames, RichMessage, type TapAction } from '../../../shared/richMessage/richMessage';

const words = (maxLength: number) =>
  fc
    .array(fc.constantFrom('おはよう', 'สวัสดี', 'Guten Morgen ', '👩‍🚀', 'a'), { minLength: 1 })
    .map((parts) => parts.join('').repeat(20).slice(0, maxLength).trim() || 'x');
const actions: fc.Arbitrary<TapAction | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ type: fc.constant('message' as const), text: words(300) }),
  fc.record({
    type: fc.constant('clipboard' as const),
    clipboardText: words(1000),
    label: words(100),
  }),
  fc.record({ type: fc.constant('uri' as const), linkUri: fc.webUrl() }),
);
const cards: fc.Arbitrary<FlexCard> = fc
  .record({
    layout: fc.constantFrom(...layoutNames),
    language: fc.constantFrom(...languages),
    heightPx: fc.integer({ min: 520, max: 2080 }),
    altText: words(400),
    title: words(60),
    action: actions,
  })
  .map(({ layout, language, heightPx, altText, title, action }) => ({
    message: RichMessage.parse({
      template: 'sunrise-hills',
      language,
      layout,
      heightPx,
      altText,
      cells: Array.from({ length: cellCount(layout) }, () => ({ text: { title }, action })),
    }),
    imageUrl: 'https://bot.example.com/api/images/key',
    text: { title, body: altText },
    buttons: cardButtons(language, 'a-Picture_key-0123456789'),
  }));

test('whatever stands on a card, LINE would take it as a bubble', () => {
  fc.assert(
    fc.property(cards, (card) => {
      expect(validateMessages([createFlexBubble(card)])).toEqual([]);
    }),
  );
});

test('up to twelve cards are a carousel that LINE would take; a thirteenth is refused before LINE is asked', () => {
  fc.assert(
    fc.property(fc.array(cards, { minLength: 1, maxLength: 12 }), (several) => {
      const carousel = createFlexCarousel(several, 'Cards');
      const problems = validateMessages([carousel]);
      const bytes = Buffer.byteLength(JSON.stringify(carousel.contents));
      expect(problems.map(({ rule }) => rule)).toEqual(bytes > 50 * 1024 ? ['size'] : []);
    }),
  );
  const [card] = fc.sample(cards, 1);
  if (card === undefined) throw new RangeError('No card');
  const many = createFlexCarousel(
    Array.from({ length: 13 }, () => ({ ...card, text: { title: 'x' } })),
    'Cards',
  );
  expect(validateMessages([many])).toContainEqual(expect.objectContaining({ rule: 'count' }));
});

test('the picture is the largest width that Flex takes in both directions', () => {
  fc.assert(
    fc.property(fc.integer({ min: 520, max: 2080 }), (heightPx) => {
      const width = flexImageWidth(heightPx);
      expect(Math.max(width, (width * heightPx) / 1040)).toBeLessThanOrEqual(maxFlexImagePx);
    }),
  );
  expect([520, 1040, 1500, 2080].map(flexImageWidth)).toEqual([700, 700, 700, 460]);
});

test('the only cell is the picture itself; of several, each has a button', () => {
  const [one] = fc.sample(cards, 1);
  if (one === undefined) throw new RangeError('No card');
  const action: TapAction = { type: 'message', text: 'Hi', label: 'Say hi' };
  const cell = { text: { title: 'Hi' }, action };
  const single = createFlexBubble({
    ...one,
    message: { ...one.message, layout: 'A', cells: [cell] },
  });
  const several = createFlexBubble({
    ...one,
    message: { ...one.message, layout: 'B', cells: [cell, cell] },
  });
  expect(single.contents).toMatchObject({
    hero: { action: { type: 'message', text: 'Hi', label: 'Say hi' } },
  });
  const buttons = (message: unknown) => JSON.stringify(message).match(/"style":"primary"/g) ?? [];
  expect([buttons(single).length, buttons(several).length]).toEqual([0, 2]);
});
