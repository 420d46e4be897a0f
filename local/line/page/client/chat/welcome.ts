import { element } from '../elements/element';
import { botAvatar } from '../elements/avatar';
import type { User } from '../store/chatTypes';

const suggestions = [
  { language: 'ja', text: 'おはよう' },
  { language: 'en', text: 'inspire me' },
  { language: 'th', text: 'แรงบันดาลใจ' },
  { language: 'zh', text: '早安' },
];

/** What an empty chat shows: a greeting, and words that bring a rich message with one tap. */
export function welcome(user: User, botName: string, send: (text: string) => void): HTMLElement {
  const isOwn = ({ language }: { language: string }) => user.language.startsWith(language);
  const ordered = [...suggestions.filter(isOwn), ...suggestions.filter((one) => !isOwn(one))];
  return element('li', { class: 'welcome' }, [
    botAvatar(),
    element('h3', {}, [`Say hello to ${botName}`]),
    element('p', {}, ['Try one of these: the bot answers with a picture whose areas you can tap.']),
    element(
      'div',
      { class: 'suggestions' },
      ordered.map(({ language, text }) =>
        element(
          'button',
          { type: 'button', class: 'chip', lang: language, on: { click: () => send(text) } },
          [text],
        ),
      ),
    ),
  ]);
}
