import { expect, test } from '@jest/globals';
import { type Language, languages } from '../../../shared/content/languages';
import { asksForHelp } from '../../../shared/conversation/help/asksForHelp';
import { helpMessage } from '../../../shared/conversation/help/helpMessage';
import { validateMessages } from '../../../shared/line/messageLimits';

test.each<[string, Language]>([
  ['使い方', 'ja'],
  ['ヘルプ', 'ja'],
  ['何ができますか？', 'ja'],
  ['วิธีใช้', 'th'],
  ['วิธีใช้หน่อยค่ะ', 'th'],
  ['ทำอะไรได้บ้าง', 'th'],
  ['使用說明', 'zh-TW'],
  ['怎么用？', 'zh-CN'],
  ['도움말', 'ko'],
  ['뭐 할 수 있어요?', 'ko'],
  ['Help!', 'en'],
  ['What can you do?', 'en'],
  ['hướng dẫn', 'vi'],
  ['Bantuan', 'id'],
  ['¿Qué puedes hacer?', 'es'],
  ['Comment ça marche ?', 'fr'],
  ['Hilfe', 'de'],
])('%s asks what the bot can do', (text, language) => {
  expect(asksForHelp(text, language)).toBe(language);
  expect(asksForHelp(text, 'en')).toBeDefined();
});

test.each([
  'help me with my homework',
  'I need help',
  '使い方がわからない洗濯機がある',
  'ช่วยแปลประโยคนี้หน่อย',
  '請幫助我寫一封信',
  'Kannst du mir helfen?',
  '도와줘',
])('%s does not', (text) => {
  expect(asksForHelp(text, 'en')).toBeUndefined();
});

test.each(languages)('the help in %s can be sent, with examples to tap', (language) => {
  const message = helpMessage(language, true);
  expect(validateMessages([message])).toEqual([]);
  expect(message.quickReply?.items).toHaveLength(6);
});
