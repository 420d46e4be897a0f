import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languages } from '../../../../../shared/content/languages';
import { breakText } from '../../../../../shared/richMessage/render/text/breakText';

const pieces = (text: string, language: (typeof languages)[number]) =>
  breakText(text, language).map((atom) => atom.text);

test('breaking changes no character, in any language', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.constantFrom(...languages), (text, language) => {
      const clean = text.replace(/[\r\n\u0085\u2028\u2029\v\f]/g, ' ');
      expect(pieces(clean, language).join('')).toBe(clean);
    }),
  );
});

test('no Japanese line begins with a closing mark or a small kana, or ends with an opening bracket', () => {
  const atoms = pieces('「きっと、できる」とチョコレートを食べて、ゆっくり歩いた。', 'ja');
  for (const atom of atoms.slice(1)) expect(atom).not.toMatch(/^[、。」っょー]/);
  for (const atom of atoms.slice(0, -1)) expect(atom).not.toMatch(/[「（]$/);
});

test('Thai breaks between words, and never before a repetition mark', () => {
  const atoms = pieces('ค่อย ๆ เริ่มต้นวันใหม่ด้วยรอยยิ้ม', 'th');
  expect(atoms.length).toBeGreaterThan(3);
  for (const atom of atoms.slice(1)) expect(atom).not.toMatch(/^ๆ/);
  expect(atoms).toEqual(expect.arrayContaining(['วัน', 'ใหม่', 'ด้วย']));
});

test('Korean breaks at spaces only', () => {
  expect(pieces('한 해 동안 감사합니다', 'ko')).toEqual(['한 ', '해 ', '동안 ', '감사합니다']);
});

test('Japanese phrases are better ends than the places between their characters', () => {
  const ends = breakText('今日もゆっくり歩いていきましょう', 'ja').map(({ after }) => after);
  expect(ends).toContain('good');
  expect(ends).toContain('poor');
});
