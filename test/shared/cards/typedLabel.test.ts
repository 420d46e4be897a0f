import { expect, test } from '@jest/globals';
import { cardActions, cardLabels } from '../../../shared/cards/cardButtons';
import { readTypedLabel } from '../../../shared/cards/typedLabel';
import { type Language, languages } from '../../../shared/content/languages';
import { phrasesIn } from '../../../shared/phrases/phrasesIn';

test.each(languages)('%s: the labels of the buttons can be typed', (language) => {
  const { another } = phrasesIn(language).label;
  expect(readTypedLabel(another, language)).toEqual({ does: 'another', language });
  for (const does of cardActions) {
    const label = cardLabels(language)[does];
    expect(readTypedLabel(label, language)).toEqual({ does, language });
  }
});

test.each<[string, Language, string]>([
  ['もう一枚', 'ja', 'another'],
  ['もう一枚お願いします！', 'ja', 'another'],
  ['保存', 'ja', 'save'],
  ['保存してください', 'ja', 'save'],
  ['บันทึก', 'th', 'save'],
  ['บันทึกหน่อยค่ะ', 'th', 'save'],
  ['ขออีกใบนะคะ', 'th', 'another'],
  ['再給我一張', 'zh-TW', 'another'],
  ['請再給我一張吧～', 'zh-TW', 'another'],
  ['再来一张吧', 'zh-CN', 'another'],
  ['한 장 더 주세요', 'ko', 'another'],
  ['저장해 주세요', 'ko', 'save'],
  ['One more please', 'en', 'another'],
  ['can I have another one?', 'en', 'another'],
  ['Save it, please', 'en', 'save'],
  ['kirim satu lagi dong', 'id', 'another'],
  ['Simpan dong kak', 'id', 'save'],
  ['Thêm một tấm nữa đi', 'vi', 'another'],
  ['otra más, por favor', 'es', 'another'],
  ['Encore une, s’il te plaît', 'fr', 'another'],
  ['Noch eine bitte', 'de', 'another'],
])('"%s" (%s) is the button %s', (text, language, does) => {
  expect(readTypedLabel(text, language)).toEqual({ does, language });
});

test.each<[string, Language]>([
  ['もう一枚の写真はどこ？', 'ja'],
  ['ファイルの保存方法を教えて', 'ja'],
  ['I want to save money', 'en'],
  ['one more coffee please', 'en'],
  ['can you share your opening hours', 'en'],
  ['ขออีกแก้ว', 'th'],
  ['再給我一張發票', 'zh-TW'],
  ['저장 공간이 부족해요', 'ko'],
  ['saya mau satu lagi kopi', 'id'],
  ['guardar rencor', 'es'],
])('"%s" (%s) is no button', (text, language) => {
  expect(readTypedLabel(text, language)).toBeUndefined();
});
