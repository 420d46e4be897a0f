import { expect, test } from '@jest/globals';
import { type Language, languages } from '../../../../shared/content/languages';
import { createSetPreferencesTool } from '../../../../shared/conversation/tools/setPreferencesTool';
import { phrasesIn } from '../../../../shared/phrases/phrasesIn';
import type { Choices } from '../../../../shared/subscriber/subscribers';
import { aUserId } from '../../../builders/events';

function aTool() {
  let kept: Choices = {};
  const subscribers = {
    choicesOf: async () => kept,
    choose: async (_userId: string, choices: Choices) => (kept = { ...kept, ...choices }),
    unchoose: async () => undefined,
  };
  const tool = createSetPreferencesTool(subscribers, async () => 0);
  return { tool, kept: () => kept };
}

const context = (language: Language) => ({
  chat: aUserId(),
  userId: aUserId(),
  language,
  webhookEventId: 'event',
  timestamp: 0,
  isGone: async () => false,
});

test.each(languages)('a daily card is not promised in %s: nothing sends it', async (language) => {
  const { tool, kept } = aTool();
  const result = await tool.run({ deliveryHour: 7 }, context(language));
  const note = phrasesIn(language).dailyCardNotYet.replace('{}', '7:00');
  expect(result).toEqual({ kind: 'note', note, data: { done: false } });
  expect(note).toContain('7:00');
  expect(kept()).toEqual({ deliveryHour: 7 });
});

test('what is set together with an hour is told as set, the hour is not', async () => {
  const { tool } = aTool();
  const result = await tool.run({ deliveryHour: 7, timeZone: 'Asia/Tokyo' }, context('en'));
  expect(result).toMatchObject({
    note: expect.stringMatching(/^Noted\. Time zone: Asia\/Tokyo\nI cannot send cards on my own/),
  });
});

test('an hour that was wished for earlier is not listed among the settings', async () => {
  const { tool } = aTool();
  await tool.run({ deliveryHour: 7 }, context('en'));
  const result = await tool.run({ topics: ['tea'] }, context('en'));
  expect(result).toMatchObject({ note: 'Noted. Topics: tea' });
});
