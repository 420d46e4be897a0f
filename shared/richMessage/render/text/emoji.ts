import { countGraphemes } from '../../../text/graphemes';

/** Whether a grapheme is meant as a picture: by itself, by a variation selector, as a key cap or a flag. */
export function isEmojiGrapheme(grapheme: string): boolean {
  return (
    /\p{Emoji_Presentation}|\u20e3|\p{Regional_Indicator}/u.test(grapheme) ||
    /\p{Emoji}\ufe0f/u.test(grapheme)
  );
}

export function isOneEmoji(text: string): boolean {
  return isEmojiGrapheme(text) && countGraphemes(text) === 1;
}
