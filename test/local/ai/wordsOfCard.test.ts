import { expect, test } from '@jest/globals';
import { hear } from '../../../local/ai/mind/attachments';
import { findWish } from '../../../local/ai/wishes/findWish';

test.each([
  ['a card that says Happy Birthday, Tom', 'Happy Birthday, Tom'],
  ['Make me a card: "See you on Friday"', 'See you on Friday'],
  ['make a picture with the words Open again from Monday', 'Open again from Monday'],
  ['「開店しました」というカードを作って', '開店しました'],
  ['お誕生日おめでとうと書いたカードを作って', 'お誕生日おめでとう'],
  ['ขอการ์ดที่เขียนว่า สุขสันต์วันเกิด', 'สุขสันต์วันเกิด'],
  ['做一張寫著生日快樂的圖片「生日快樂」', '生日快樂'],
  ['생일 축하해라고 적힌 카드 만들어줘', '생일 축하해'],
  ['làm thiệp có chữ Chúc mừng sinh nhật', 'Chúc mừng sinh nhật'],
  ['buatkan kartu bertuliskan Selamat ulang tahun', 'Selamat ulang tahun'],
  ['hazme una tarjeta que diga Feliz cumpleaños', 'Feliz cumpleaños'],
  ['fais une carte avec les mots Joyeux anniversaire', 'Joyeux anniversaire'],
  ['mach eine Karte mit dem Text Alles Gute', 'Alles Gute'],
])('%s: the card says just that', (wish, title) => {
  expect(findWish('make_rich_message', wish)).toMatchObject({ title, altText: title, body: '✨' });
});

test('words that are longer than a title go on below it', () => {
  const words = 'We are closed on Thursday and open again on Friday at nine';
  const { title = '', body = '' } = (findWish('make_rich_message', `a card that says ${words}`) ??
    {}) as { title?: string; body?: string };
  expect(`${title} ${body}`).toBe(words);
  expect(title.length).toBeLessThanOrEqual(40);
});

test('a card of which no words are named gets none from the wish', () => {
  expect(findWish('make_rich_message', "make me a card, I'm tired")).toEqual({
    category: 'wellness',
  });
});

test('marks between brackets are heard as what they stand for', () => {
  const content = '[location: Tokyo Tower, Minato (35.65, 139.74)]';
  expect(hear({ role: 'user', content }).words).toBe('Tokyo Tower, Minato');
});
