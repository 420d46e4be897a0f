import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CuratedCopy, loadCuratedCopy } from '../../../shared/content/curatedCopy';
import { languages } from '../../../shared/content/languages';
import { cardActions, cardButtons, readCardPostback } from '../../../shared/cards/cardButtons';
import {
  cardOf,
  cardsEachPart,
  createDayCards,
  type DayCards,
} from '../../../shared/cards/dayCards';
import { warmAheadMs, warmCards } from '../../../shared/cards/warmCards';
import type { Brand } from '../../../shared/richMessage/templates/brand';
import { pictureKey } from '../../../shared/richMessage/picture/pictureKey';
import { createDayCopies, type DayCopies, writeDayCopies } from '../../../shared/cards/dayCopies';
import { createMemoryTable } from '../../../shared/storage/memoryTable';
import type { RichMessage } from '../../../shared/richMessage/richMessage';
import { loadTemplates, type Templates } from '../../../shared/richMessage/templates/templates';
import { createMemoryReporter } from '../../../shared/telemetry/memoryReporter';
import { countGraphemes } from '../../../shared/text/graphemes';

const assets = join(__dirname, '..', '..', '..', 'dist', 'assets');
let templates: Templates;
let curatedCopy: CuratedCopy;
beforeAll(async () => {
  [templates, curatedCopy] = await Promise.all([
    loadTemplates(assets),
    loadCuratedCopy(assets, createMemoryReporter()),
  ]);
});

let brand: Brand | undefined;
const create = (dayCopies?: DayCopies): DayCards =>
  createDayCards({
    curatedCopy,
    ...(dayCopies === undefined ? {} : { dayCopies }),
    templates: () => Promise.resolve(templates),
    brand: () => Promise.resolve(brand),
  });
const keys = (cards: readonly RichMessage[]) => cards.map((card) => pictureKey(card, templates));
const tokyo = (time: string) => new Date(`2026-11-24T${time}:00+09:00`);

describe('cards of a part of the day', () => {
  test('are six, each with words and a template of its own', async () => {
    const cards = await create()({ category: 'motivation', language: 'ja' }, tokyo('08:10'));
    expect(cards).toHaveLength(cardsEachPart);
    expect(new Set(cards.map(({ altText }) => altText)).size).toBe(cardsEachPart);
    expect(new Set(cards.map(({ template }) => template)).size).toBe(cardsEachPart);
  });

  test('are the same on every process and at every minute of it', async () => {
    const wish = { category: 'morning', language: 'ja' } as const;
    const early = await create()(wish, tokyo('05:00'));
    const late = await create()(wish, tokyo('10:59'));
    expect(keys(late)).toEqual(keys(early));
    const noon = await create()(wish, tokyo('11:00'));
    expect(keys(noon)).not.toEqual(keys(early));
  });

  test('are others on another day, in another language, of another brand', async () => {
    const cards = create();
    const wish = { category: 'morning', language: 'ja' } as const;
    const at = tokyo('08:00');
    const usual = keys(await cards(wish, at));
    const tomorrow = new Date(at.getTime() + 24 * 60 * 60 * 1000);
    expect(keys(await cards(wish, tomorrow))).not.toEqual(usual);
    expect(keys(await cards({ ...wish, language: 'th' }, at))).not.toEqual(usual);
    brand = { name: 'Café', logoPlace: 'topRight', typeface: 'rounded' };
    expect(keys(await cards(wish, at))).not.toEqual(usual);
    brand = undefined;
    expect(keys(await cards(wish, at))).toEqual(usual);
  });

  test('on a Monday a Thai morning is yellow', async () => {
    const monday = new Date('2026-11-23T08:00:00+07:00');
    const cards = await create()({ category: 'morning', language: 'th' }, monday);
    const yellow = cards.filter(({ altText }) => altText.includes('จันทร์'));
    expect(yellow.map(({ template }) => template).sort()).toEqual(['citrus-corners', 'rising-day']);
  });

  test.each(languages)('the templates that words in %s name are there', async (language) => {
    const text = await readFile(join(assets, 'copy', `${language}.json`), 'utf8');
    const named = [...text.matchAll(/"template": "([^"]+)"/g)].map(([, id = '']) => id);
    expect(named.filter((id) => !templates.has(id))).toEqual([]);
  });

  test('every card is given to someone, and one seed is always given the same', () => {
    const given = Array.from({ length: 600 }, (_, index) => cardOf(`user ${index}`));
    for (let card = 0; card < cardsEachPart; card += 1) {
      const share = given.filter((one) => one === card).length;
      expect(share).toBeGreaterThan(60);
      expect(share).toBeLessThan(140);
    }
    expect(cardOf('user 1')).toBe(cardOf('user 1'));
  });
});

describe('warming', () => {
  async function warm(
    at: Date,
    known: ReadonlySet<string> = new Set(),
    isBroken: (count: number) => boolean = () => false,
  ) {
    const reporter = createMemoryReporter();
    const made: RichMessage[] = [];
    let [inFlight, most] = [0, 0];
    const result = await warmCards({
      dayCards: create(),
      pictureMaker: {
        async ensure(message) {
          inFlight += 1;
          most = Math.max(most, inFlight);
          await new Promise(setImmediate);
          inFlight -= 1;
          made.push(message);
          if (isBroken(made.length)) throw new TypeError('broken');
          const key = pictureKey(message, templates);
          return { key, cached: known.has(key) };
        },
      },
      writeWords: undefined,
      languages: ['ja', 'en'],
      reporter,
      clock: () => at.getTime(),
    });
    return { ...result, messages: made, most, events: reporter.events };
  }

  test('makes all the others when one card cannot be made, and reports that one', async () => {
    const at = new Date(tokyo('05:00').getTime() - warmAheadMs);
    const { messages } = await warm(at);
    const broken = await warm(at, new Set(), (count) => count === 1);
    expect([broken.failed, broken.made]).toEqual([1, messages.length - 1]);
    expect(broken.events).toMatchObject([
      { name: 'cache.warmFailed', fields: { code: 'unexpected' } },
      { name: 'cache.warmed', fields: { failed: 1 } },
    ]);
  });

  test('makes what a part of the day that is about to begin will ask for, two pictures at a time', async () => {
    const at = new Date(tokyo('05:00').getTime() - warmAheadMs);
    const { made, cached, messages, most, events } = await warm(at);
    expect(new Set(messages.map(({ language }) => language))).toEqual(new Set(['ja']));
    expect({ made, cached, most }).toEqual({ made: messages.length, cached: 0, most: 2 });
    expect(events.map(({ name }) => name)).toEqual(['cache.warmed']);

    const asked = await create()({ category: 'morning', language: 'ja' }, tokyo('05:01'));
    expect(keys(messages)).toEqual(expect.arrayContaining(keys(asked)));
    const again = await warm(at, new Set(keys(messages)));
    expect([again.made, again.cached]).toEqual([0, messages.length]);
  });

  test('does nothing within a part of the day', async () => {
    const { messages, events } = await warm(tokyo('08:00'));
    expect([messages, events]).toEqual([[], []]);
  });
});

describe('buttons below a card', () => {
  const key = 'a-Picture_key-0123456789';

  test.each(languages)('in %s fit LINE, and say what they ask for', (language) => {
    const buttons = cardButtons(language, key);
    for (const { label, data, displayText } of buttons) {
      expect(countGraphemes(label)).toBeLessThanOrEqual(20);
      expect(data.length).toBeLessThanOrEqual(300);
      expect(displayText).toBe(label);
    }
    expect(buttons.map(({ data }) => readCardPostback(data))).toEqual(
      cardActions.map((action) => ({ action, pictureKey: key, language, reaction: undefined })),
    );
  });

  test.each([
    'action=other&do=like&picture=a-Picture_key-0123456789',
    'action=card&do=delete&picture=a-Picture_key-0123456789',
    'action=card&do=like&picture=../../etc/passwd-and-more',
    'action=card&do=like',
    '',
  ])('%s is no tap on one', (data) => {
    expect(readCardPostback(data)).toBeUndefined();
  });
});

describe('words of a model', () => {
  const slot = { date: '2026-11-24', hour: 8, category: 'motivation' };
  const wish = { category: 'motivation', language: 'ja' } as const;
  const copy = (title: string) => ({
    title,
    body: 'やさしい一日を。',
    altText: title,
    cta: 'はい',
  });

  test('are on the cards of the part of the day for which they were written, and on no others', async () => {
    const dayCopies = createDayCopies(createMemoryTable('cards'));
    await dayCopies.keep(slot, 'ja', [copy('一'), copy('二')]);
    const cards = await create(dayCopies)(wish, tokyo('08:10'));
    expect(new Set(cards.map(({ altText }) => altText))).toEqual(new Set(['一', '二']));
    const evening = await create(dayCopies)(wish, tokyo('19:00'));
    expect(evening.map(({ altText }) => altText)).not.toContain('一');
  });

  test('are written once: the first to write them wins', async () => {
    const dayCopies = createDayCopies(createMemoryTable('cards'));
    await dayCopies.keep(slot, 'ja', [copy('一')]);
    await dayCopies.keep(slot, 'ja', [copy('二')]);
    expect(await dayCopies.find(slot, 'ja')).toEqual([copy('一')]);
  });

  test('are kept only where they are the model’s: people’s are there anyway', async () => {
    const dayCopies = createDayCopies(createMemoryTable('cards'));
    const moody = (title: string) => ({ ...copy(title), category: 'motivation', mood: 'calm' });
    const writer = {
      write: async () =>
        new Map([
          ['ja', { tier: 'ai', copies: [moody('一')] }],
          ['th', { tier: 'curated', copies: [moody('二')] }],
        ] as const),
    };
    await writeDayCopies(writer, dayCopies, slot, ['ja', 'th'], 1);
    expect(await dayCopies.find(slot, 'ja')).toEqual([copy('一')]);
    expect(await dayCopies.find(slot, 'th')).toBeUndefined();
  });

  test('are asked for once, for all languages: who reaches that part of the day later has them', async () => {
    const asked: unknown[] = [];
    const dayCopies = createDayCopies(createMemoryTable('cards'));
    const warmAt = (at: Date) =>
      warmCards({
        dayCards: create(dayCopies),
        pictureMaker: { ensure: async () => ({ key: 'k', cached: true }) },
        async writeWords(slot, all) {
          const missing = [];
          for (const language of all) {
            if ((await dayCopies.find(slot, language)) === undefined) missing.push(language);
            await dayCopies.keep(slot, language, [copy('一')]);
          }
          if (missing.length > 0) asked.push([slot.category, missing]);
        },
        languages: ['ja', 'th'],
        reporter: createMemoryReporter(),
        clock: () => at.getTime() - warmAheadMs,
      });
    await warmAt(tokyo('05:00'));
    expect(asked).toContainEqual(['motivation', ['ja', 'th']]);
    const before = asked.length;
    // Two hours later it is five o'clock in Bangkok.
    await warmAt(tokyo('07:00'));
    expect(asked).toHaveLength(before);
  });

  test('are done without when storage does not answer', async () => {
    const dayCopies = {
      find: () => Promise.reject(new Error('down')),
      keep: async () => undefined,
      collect: async () => undefined,
    };
    expect(await create(dayCopies)(wish, tokyo('08:10'))).toHaveLength(cardsEachPart);
  });
});
